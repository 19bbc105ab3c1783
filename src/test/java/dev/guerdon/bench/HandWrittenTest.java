package dev.guerdon.bench;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** The reference of the benchmark, which must not fall behind the starter rules. */
class HandWrittenTest {

    @Test
    void whatIsWrittenByHandDecidesAsTheStarterRulesDo() {
        assertThatCode(() -> new Decisions().requireSameDecisions()).doesNotThrowAnyException();
    }
}
