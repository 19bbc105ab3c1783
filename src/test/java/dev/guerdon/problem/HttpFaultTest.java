package dev.guerdon.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFaultTest {
    /** As they come when a body is sent in broken chunks, or its sender hangs up. */
    static Stream<Throwable> endsOfABody() {
        return Stream.of(
                new IOException(new ClosedChannelException()),
                new IOException(new IOException(new HttpClosedException("Connection was closed"))));
    }

    @ParameterizedTest
    @MethodSource("endsOfABody")
    void aBodyThatBreaksOffIsNoFaultOfOurs(Throwable thrown) {
        assertThat(HttpFault.refusal(thrown, null))
                .hasValueSatisfying(refusal -> assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED));
    }

    @Test
    void anyOtherFailureIs() {
        assertThat(HttpFault.refusal(new IOException("disk full"), null)).isEmpty();
    }
}
