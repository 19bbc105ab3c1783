package dev.guerdon.rehearsal;

import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody may do to rule files: each file is changed in turn, and in each of the usual ways. */
final class Edits {
    private static final Pattern RULE = Pattern.compile("(?ms)^rule .*?^end\\n");
    private static final Pattern NAME = Pattern.compile("rule \"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\".-])\\d+(?![\\w\"-])");
    private static final Pattern CELL = Pattern.compile("(?<=,)\\d+(?=[.,])");
    private static final Pattern COMPARISON = Pattern.compile("(>=|==|>|<)");
    private static final Pattern REASON = Pattern.compile("@reason\\(\"");
    private static final Pattern EXPECTED = Pattern.compile("(?<=(points|discount|total): )\\d+");

    private final RuleFiles files;
    private final List<Edit> edits = new ArrayList<>();

    /** @param texts by path; null takes the file away */
    record Edit(String name, Map<String, String> texts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Edits(RuleFiles files) {
        this.files = files;
    }

    static List<Edit> of(RuleFiles files) {
        Edits edits = new Edits(files);
        files.at(Place.RULES).forEach(edits::ofRules);
        files.at(Place.TABLE).forEach((path, csv) -> edits.change("a number", path, csv, CELL, Edits::more));
        files.at(Place.SCENARIOS).forEach(edits::ofExamples);
        files.at(Place.JOURNEYS).forEach(edits::ofExamples);
        files.settings().forEach((path, yaml) -> {
            edits.add("a comment", path, yaml + "\n# changed\n");
            edits.change("a number", path, yaml, NUMBER, Edits::more);
        });
        return List.copyOf(edits.edits);
    }

    private void ofRules(String path, String drl) {
        change("a number", path, drl, NUMBER, Edits::more);
        change("a condition", path, drl, COMPARISON, each -> each.equals("<") ? ">=" : "<");
        change("a reason", path, drl, REASON, each -> each + "Now: ");
        add("a line at the top", path, "// changed\n\n" + drl);
        List<String> rules = RULE.matcher(drl).results().map(MatchResult::group).toList();
        rules.forEach(rule -> ofRule(path, drl, rule));
        List<String> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        add("the order", path, drl.substring(0, drl.indexOf("rule \"")) + String.join("\n", reversed));
        Map<String, String> moved = new HashMap<>();
        moved.put(path, null);
        moved.put(path.replace(".drl", "-moved.drl"), drl);
        edits.add(new Edit("moved: " + path, moved));
    }

    private void ofRule(String path, String drl, String rule) {
        Matcher name = NAME.matcher(rule);
        if (name.find()) {
            String quoted = "rule \"" + name.group(1) + '"';
            add("without " + quoted, path, drl.replace(rule, ""));
            add("renamed: " + quoted, path, drl.replace(quoted, "rule \"So " + name.group(1) + '"'));
            add("one more " + quoted, path, drl + "\n" + rule.replace(quoted, "rule \"Again " + name.group(1) + '"'));
        }
    }

    private void ofExamples(String path, String yaml) {
        change("an expectation", path, yaml, EXPECTED, Edits::more);
        add("a line at the top", path, "# changed\n" + yaml);
        Map<String, String> gone = new HashMap<>();
        gone.put(path, null);
        edits.add(new Edit("gone: " + path, gone));
    }

    /** The first and the last of what a pattern finds, each for itself. */
    private void change(String what, String path, String text, Pattern pattern, UnaryOperator<String> to) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        for (int i = 0; i < found.size(); i += Math.max(1, found.size() - 1)) {
            MatchResult one = found.get(i);
            String changed = text.substring(0, one.start()) + to.apply(one.group()) + text.substring(one.end());
            add(what + " in line " + text.substring(0, one.start()).lines().count(), path, changed);
        }
    }

    private void add(String what, String path, String text) {
        if (!text.equals(files.texts().get(path))) {
            edits.add(new Edit(what + ": " + path, Map.of(path, text)));
        }
    }

    private static String more(String number) {
        return String.valueOf(Long.parseLong(number) + 1);
    }
}
