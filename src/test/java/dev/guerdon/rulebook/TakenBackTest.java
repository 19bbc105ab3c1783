package dev.guerdon.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakenBackTest {
    private static final RuleFiles BASIS = RuleFiles.read(Path.of("src/test/rules/retail"));
    private static final String MINE = rule("Mine");
    private static final String THEIRS = rule("Theirs");
    private static final Rulebook LIVE = Candidate.of(BASIS.with(Map.of("earning/theirs.drl", THEIRS)))
            .rulebook()
            .orElseThrow();

    @Test
    void whatAFolderThatWasBehindDoesNotHaveIsTold() {
        assertThat(TakenBack.by(BASIS.with(Map.of("earning/mine.drl", MINE)), BASIS, LIVE))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("what " + LIVE.version() + " had changed in earning/theirs.drl, because"));
    }

    @Test
    void whatWasPutIntoTheFolderIsNotTakenBack() {
        RuleFiles both = BASIS.with(Map.of("earning/mine.drl", MINE, "earning/theirs.drl", THEIRS));

        assertThat(TakenBack.by(both, BASIS, LIVE)).isEmpty();
    }

    @Test
    void whoChangesTheSameFileSawIt() {
        assertThat(TakenBack.by(BASIS.with(Map.of("earning/theirs.drl", MINE)), BASIS, LIVE))
                .isEmpty();
    }

    private static String rule(String name) {
        return "package earning\nrule \"" + name + "\"\nwhen\n    Member( tags contains \"" + name
                + "\" )\nthen\n    propose.bonus(1);\nend\n";
    }
}
