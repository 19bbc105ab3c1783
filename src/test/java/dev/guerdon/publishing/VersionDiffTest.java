package dev.guerdon.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.files.RuleFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionDiffTest {

    @Test
    void aFileThatComesOrGoesIsSetAgainstNothing() {
        RuleFiles with = files(Map.of("earning/a.drl", "one\ntwo\n"));
        assertThat(VersionDiff.of(RuleFiles.none(), with))
                .isEqualTo("--- /dev/null\n+++ b/earning/a.drl\n@@ -0,0 +1,2 @@\n+one\n+two\n");
        assertThat(VersionDiff.of(with, RuleFiles.none()))
                .isEqualTo("--- a/earning/a.drl\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-one\n-two\n");
    }

    @Test
    void theMissingEndOfTheLastLineIsAChange() {
        assertThat(VersionDiff.of(files(Map.of("a", "one\n")), files(Map.of("a", "one"))))
                .isEqualTo("--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-one\n+one\n\\ No newline at end of file\n");
    }

    @Test
    void aFileWithVeryManyLinesIsShownAsReplaced() {
        String many = IntStream.range(0, 10_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
        assertThat(VersionDiff.of(files(Map.of("a", many)), files(Map.of("a", many + "end\n"))))
                .startsWith("--- a/a\n+++ b/a\n@@ -1,10000 +1,10001 @@\n-0\n")
                .endsWith("+9999\n+end\n");
    }

    private static RuleFiles files(Map<String, String> texts) {
        return new RuleFiles(new TreeMap<>(texts), List.of());
    }
}
