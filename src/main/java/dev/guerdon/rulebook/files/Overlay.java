package dev.guerdon.rulebook.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files that someone wants to try, laid over those that are there. */
record Overlay(Map<String, String> texts) {

    static Overlay of(Map<String, String> texts) {
        Map<String, String> plain = new TreeMap<>();
        texts.forEach((path, text) -> plain.put(path, text == null ? null : Utf8.withoutMark(text)));
        return new Overlay(plain);
    }

    RuleFiles over(RuleFiles base) {
        TreeMap<String, String> all = new TreeMap<>(base.texts());
        List<Finding> findings = new ArrayList<>(base.findings());
        findings.removeIf(finding -> replaces(finding.file()));
        texts.forEach((path, text) -> {
            Optional<String> why = text == null
                    ? whyNot(path).or(() -> whyNotTaken(path, base))
                    : whyNot(path).or(() -> whyNotThis(text)).or(() -> whyNotBelow(path, base));
            if (why.isPresent()) {
                findings.add(Finding.error(path, why.get()));
            } else if (text == null) {
                all.remove(path);
            } else if (Place.of(path).hasEffect()) {
                all.put(path, text);
            }
        });
        whyNotAll(all).ifPresent(why -> findings.add(Finding.error(".", why)));
        return new RuleFiles(all, findings);
    }

    /** A finding about a file that is replaced is void, and so is one about a folder that was missing. */
    private boolean replaces(String path) {
        return texts.keySet().stream().anyMatch(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    private static Optional<String> whyNot(String path) {
        List<String> names = Arrays.asList(path.split("/", -1));
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("A path is written with / between the names, and has no other special characters.");
        } else if (names.contains("") || names.contains(".") || names.contains("..")) {
            return Optional.of("A path begins below the rules folder and has no empty names, \".\" or \"..\" in it.");
        } else if (names.size() > Limits.DEPTH) {
            return Optional.of("A path has at most " + Limits.DEPTH + " names.");
        } else if (names.stream().anyMatch(name -> name.getBytes(UTF_8).length > Limits.BYTES_OF_NAME)) {
            return Optional.of("A name in a path has at most " + Limits.BYTES_OF_NAME + " bytes: shorten it.");
        } else if (names.stream().anyMatch(Leftover::is) || Place.of(path) == Place.NOWHERE) {
            return Optional.of(Place.whatMayStandAt(path));
        }
        return Optional.empty();
    }

    private static Optional<String> whyNotTaken(String path, RuleFiles base) {
        boolean isThere = base.texts().containsKey(path)
                || !Place.of(path).hasEffect()
                || base.findings().stream().anyMatch(finding -> finding.file().equals(path));
        return isThere
                ? Optional.empty()
                : Optional.of("There is no such file to be taken away."
                        + Nearest.advice(path, base.texts().keySet()));
    }

    /** A path can't go through a file. */
    private Optional<String> whyNotBelow(String path, RuleFiles base) {
        return Stream.concat(texts.keySet().stream(), base.texts().keySet().stream())
                .filter(other -> path.startsWith(other + "/"))
                .filter(other -> texts.getOrDefault(other, base.texts().get(other)) != null)
                .findFirst()
                .map(other -> other + " is a file: nothing can lie below it.");
    }

    private static Optional<String> whyNotThis(String text) {
        return text.getBytes(UTF_8).length > Limits.BYTES_OF_ONE
                ? Optional.of("The file is larger than 1 MiB.")
                : Optional.empty();
    }

    private static Optional<String> whyNotAll(Map<String, String> texts) {
        long bytes = texts.values().stream()
                .mapToLong(text -> text.getBytes(UTF_8).length)
                .sum();
        if (texts.size() > Limits.FILES) {
            return Optional.of("There are more than " + Limits.FILES + " files.");
        }
        return bytes > Limits.BYTES_OF_ALL
                ? Optional.of("All files together are larger than 32 MiB.")
                : Optional.empty();
    }
}
