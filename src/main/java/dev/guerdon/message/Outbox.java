package dev.guerdon.message;

import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;

/** Puts messages where whoever sends them finds them. */
public final class Outbox {
    private static final String WRITE = """
            insert into message (cause, at, rulebook, member_id, cause_id, channel, template, text, rule)
            select ?, ?, ?, *
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as letter
                on conflict (member_id, cause, cause_id, channel, template) do nothing""";

    private Outbox() {}

    /** A message with the member whom it is for, and what it is about: of one cause it goes out once. */
    public record Letter(String memberId, String causeId, Message message) {}

    /** Writes messages to a member; of one cause a template goes out once on each channel. */
    public static void write(
            RoundTrip writes,
            String memberId,
            List<Message> messages,
            String cause,
            String causeId,
            Instant at,
            String rulebook) {
        List<Letter> letters = messages.stream()
                .map(message -> new Letter(memberId, causeId, message))
                .toList();
        write(writes, letters, cause, at, rulebook, written -> {});
    }

    /** The same for many members; tells how many had not gone out before. */
    public static void write(
            RoundTrip writes,
            Collection<Letter> letters,
            String cause,
            Instant at,
            String rulebook,
            IntConsumer written) {
        if (letters.isEmpty()) {
            return;
        }
        Rows<Letter> rows = Rows.of(letters);
        writes.change(
                WRITE,
                written,
                cause,
                at,
                rulebook,
                rows.column("text", Letter::memberId),
                rows.column("text", Letter::causeId),
                rows.column("text", letter -> letter.message().channel()),
                rows.column("text", letter -> letter.message().template()),
                rows.column("text", letter -> letter.message().text()),
                rows.column("text", letter -> letter.message().rule()));
    }
}
