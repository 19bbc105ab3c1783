package dev.guerdon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code guerdon} with the packaged service. */
@Timeout(180)
class LauncherIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Path SCRIPT = PROJECT.resolve("guerdon");
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    Path elsewhere;

    /** How a process ended, and what it wrote. */
    private record Ended(int code, String text) {}

    @Test
    void itRunsACommandFromAnyFolder() throws Exception {
        Ended check = run(SCRIPT, Map.of(), "check", PROJECT.resolve("rules").toString());
        assertThat(check.text()).contains("Good: ").doesNotContain("Quarkus", "Guerdon listens");
        assertThat(check.code()).isZero();
    }

    @Test
    void itPassesOnHowTheCommandEnded() throws Exception {
        assertThat(run(SCRIPT, Map.of(), "check", "nowhere")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.text()).contains("There is no folder nowhere.");
        });
        Files.createDirectory(elsewhere.resolve("empty rules"));
        assertThat(run(SCRIPT, Map.of(), "check", "empty rules").code()).isEqualTo(1);
    }

    /** As in a container that sets none. */
    @Test
    void inALocaleWithoutUmlautsAFileWithOneIsRefusedWithASentence() throws Exception {
        Process copy = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "cp -r \"$1\" rules && : > \"rules/discounts/$(printf 'gr\\303\\274n.drl')\"",
                        "copy",
                        PROJECT.resolve("rules").toString())
                .directory(elsewhere.toFile())
                .start();
        assertThat(copy.waitFor()).isZero();
        assertThat(run(SCRIPT, Map.of("LC_ALL", "C"), "check", "rules")).satisfies(ended -> {
            assertThat(ended.text())
                    .contains("The name of this file can't be read")
                    .doesNotContain("Exception");
            assertThat(ended.code()).isEqualTo(1);
        });
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(elsewhere.resolve("to guerdon"), SCRIPT);
        Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), link.getFileName());
        Ended version = run(relative, Map.of(), "--version");
        assertThat(version.text()).startsWith("Guerdon ");
        assertThat(version.code()).isZero();
    }

    @Test
    void withoutTheJarItSaysHowToBuildIt() throws Exception {
        Path copy = Files.copy(SCRIPT, elsewhere.resolve("guerdon"));
        assertThat(run(copy, Map.of(), "--version")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.text()).contains("not built yet", "mvn -q package -DskipTests");
        });
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws Exception {
        assertThat(run(SCRIPT, Map.of("JAVA_HOME", elsewhere.toString()), "--version"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(2);
                    assertThat(ended.text()).contains("JAVA_HOME is " + elsewhere, "17 or later");
                });
        Path tools = Files.createDirectory(elsewhere.resolve("tools"));
        for (String tool : List.of("dirname", "readlink")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin").resolve(tool));
        }
        assertThat(run(SCRIPT, Map.of("JAVA_HOME", "", "PATH", tools.toString()), "--version"))
                .satisfies(ended -> {
                    assertThat(ended.code()).isEqualTo(2);
                    assertThat(ended.text()).startsWith("There is no java.");
                });
    }

    private Ended run(Path script, Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", JAVA_HOME);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
