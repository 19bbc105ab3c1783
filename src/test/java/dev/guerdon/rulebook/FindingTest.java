package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void readsLikeACompilersMessage() {
        assertThat(Finding.error("earning/base.drl", 3, 7, "No.")).hasToString("earning/base.drl:3:7: No.");
        assertThat(Finding.error("earning", "No.")).hasToString("earning: No.");
        assertThat(Finding.warning("a.drl", 1, 0, "Hm.")).hasToString("a.drl:1: warning: Hm.");
    }

    @Test
    void sortsByFileThenLineThenColumn() {
        Finding first = Finding.error("a", 2, 9, "");
        Finding second = Finding.error("a", 10, 1, "");
        Finding third = Finding.error("a", 10, 2, "");
        Finding fourth = Finding.error("b", 1, 1, "");

        assertThat(List.of(fourth, third, second, first).stream().sorted())
                .containsExactly(first, second, third, fourth);
    }
}
