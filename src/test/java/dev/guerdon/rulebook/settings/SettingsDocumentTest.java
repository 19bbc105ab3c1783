package dev.guerdon.rulebook.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/settings.md are what the service takes. */
class SettingsDocumentTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void itsExamplesAreGood() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(Path.of("docs/settings.md")))
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceAll("```(yaml)?", ""))
                .toList();
        assertThat(examples).hasSize(3);
        Candidate candidate = Candidate.of(RuleFiles.none()
                .with(Map.of(
                        "programme.yaml",
                        examples.get(0),
                        "catalogue.yaml",
                        examples.get(1),
                        "campaigns/example/campaign.yaml",
                        examples.get(2))));
        assertThat(candidate.findings()).noneMatch(Finding::isError);
        assertThat(candidate.rulebook()).isPresent();
    }
}
