package dev.guerdon.rulebook.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;

/** What docs/rules.md says that rules may say is what they may say. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "rules.md");
    private static final String BEGIN = "<!-- from here on written by RulesDocument, from the code -->\n";
    private static final String END = "<!-- to here -->\n";
    private static final String WRITE = "guerdon.docs";

    @Test
    void theVocabularyInTheDocumentIsTheOneInTheCode() throws IOException {
        String document = Files.readString(DOCUMENT);
        String current = StringUtils.substringBefore(document, BEGIN)
                + BEGIN
                + "\n"
                + RulesDocument.vocabulary()
                + "\n"
                + END
                + StringUtils.substringAfter(document, END);
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(DOCUMENT, current);
        } else {
            assertThat(document)
                    .as("docs/rules.md is old; write it anew: mvn test -Dtest=RulesDocumentTest -D" + WRITE + "=write")
                    .isEqualTo(current);
        }
    }
}
