package dev.guerdon.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.database.MigratedDatabase;
import dev.guerdon.database.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;

class OutboxTest {
    private static final Message HELLO = new Message("app", "welcome", "Hello", "Welcome new members");
    private static final Message BY_MAIL = new Message("email", "welcome", "Hello", "Welcome new members");

    private final MigratedDatabase database = MigratedDatabase.started();
    private final String member = UUID.randomUUID().toString();

    @Example
    void aTemplateGoesOutOnceForOneCauseOnEachChannel() {
        write("o1", List.of(HELLO, BY_MAIL, HELLO));
        write("o1", List.of(HELLO));
        write("o2", List.of(HELLO));

        assertThat(sent()).containsExactly("o1 app Hello", "o1 email Hello", "o2 app Hello");
    }

    @Example
    void noMessageNeedsNoStatement() {
        RoundTrip writes = new RoundTrip();
        Outbox.write(writes, member, List.of(), "order", "o1", Instant.EPOCH, "v1");

        assertThat(writes.isEmpty()).isTrue();
    }

    private void write(String order, List<Message> messages) {
        database.write(writes -> Outbox.write(writes, member, messages, "order", order, Instant.EPOCH, "v1"));
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        database.write(reads -> reads.query(
                "select concat_ws(' ', cause_id, channel, text) from message where member_id = ? order by 1",
                row -> sent.add(row.getString(1)),
                member));
        return sent;
    }
}
