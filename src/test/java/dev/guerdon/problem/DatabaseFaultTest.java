package dev.guerdon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class DatabaseFaultTest {
    /** As it comes where far more calls want connections than can be made in time. */
    @Test
    void aConnectionThatWasGivenUpWhileItWasMadeIsTriedAgain() {
        SQLException givenUp = new PSQLException(
                "Something unusual has occurred to cause the driver to fail. Please report this exception.",
                PSQLState.UNEXPECTED_ERROR,
                new RuntimeException("Interrupted while attempting to connect."));
        assertThat(DatabaseFault.refusal(new IllegalStateException(givenUp)))
                .hasValueSatisfying(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.BUSY));
    }

    @Test
    void whatTheDriverCanNotExplainIsAFaultOfOurs() {
        SQLException unusual = new PSQLException(
                "Something unusual has occurred to cause the driver to fail. Please report this exception.",
                PSQLState.UNEXPECTED_ERROR,
                new IllegalStateException("no idea"));
        assertThat(DatabaseFault.refusal(unusual)).isEmpty();
    }
}
