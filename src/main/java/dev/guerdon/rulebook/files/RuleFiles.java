package dev.guerdon.rulebook.files;

import dev.guerdon.rulebook.Finding;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every file below the rules folder that has an effect, as it was at one moment. Immutable.
 *
 * @param texts content by path below the folder, with {@code /}
 * @param findings what could not be read, or may not stand where it does
 */
public record RuleFiles(SortedMap<String, String> texts, List<Finding> findings) {

    public RuleFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        findings = findings.stream().sorted().toList();
    }

    /** Reads a folder. Nothing is thrown: what is wrong with it is a finding. */
    public static RuleFiles read(Path folder) {
        return FolderReading.of(folder);
    }

    /** No files at all. */
    public static RuleFiles none() {
        return new RuleFiles(new TreeMap<>(), List.of());
    }

    /** Whether everything could be read and is where it may be. */
    public boolean isWhole() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /** The first 12 hex digits of a SHA-256 over all paths and contents. */
    public String version() {
        return Version.of(texts);
    }

    /** The file's content, if there is such a file. */
    public Optional<String> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** The files of a place, by path. */
    public SortedMap<String, String> at(Place place) {
        SortedMap<String, String> there = new TreeMap<>(texts);
        there.keySet().removeIf(path -> Place.of(path) != place);
        return there;
    }

    /** The files that say what holds for all rules, by path: the programme, the catalogue and the campaigns. */
    public SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>(texts);
        settings.keySet().removeIf(path -> !Place.of(path).isSetting());
        return settings;
    }

    /** The codes of all campaigns that have a file. */
    public Set<String> campaigns() {
        Set<String> codes = new TreeSet<>();
        texts.keySet().forEach(path -> Place.campaignOf(path).ifPresent(codes::add));
        return codes;
    }

    /**
     * These files with others laid over them.
     *
     * @param overlay content by path; null takes the file away
     */
    public RuleFiles with(Map<String, String> overlay) {
        return Overlay.of(overlay).over(this);
    }
}
