package dev.guerdon.message;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import java.time.Instant;
import java.util.List;

/** Puts messages where whoever sends them finds them. */
public final class Outbox {
    private static final String WRITE = """
            insert into message (member_id, cause, cause_id, at, rulebook, channel, template, text, rule)
            select ?, ?, ?, ?, ?, *
              from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                on conflict (member_id, cause, cause_id, channel, template) do nothing""";

    private Outbox() {}

    /** Writes messages to a member; of one cause a template goes out once on each channel. */
    public static void write(
            RoundTrip writes,
            String memberId,
            List<Message> messages,
            String cause,
            String causeId,
            Instant at,
            String rulebook) {
        if (messages.isEmpty()) {
            return;
        }
        Rows<Message> rows = Rows.of(messages);
        writes.change(
                WRITE,
                memberId,
                cause,
                causeId,
                at,
                rulebook,
                rows.column("text", Message::channel),
                rows.column("text", Message::template),
                rows.column("text", Message::text),
                rows.column("text", Message::rule));
    }
}
