package dev.guerdon.publishing;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * From one rulebook to another, as a unified diff. What many changed lines cost rises with their square, so only so many are
 * compared line by line; beyond, a file is shown as replaced.
 */
final class VersionDiff {
    private static final int CONTEXT = 3;
    private static final String NOTHING = "/dev/null";
    /** Behind a last line that does not end. */
    private static final String UNFINISHED = "\n\\ No newline at end of file";

    private static final int MOST_LINES_OF_ONE = 4_000;

    private final RuleFiles from;
    private final RuleFiles to;
    private final StringBuilder told = new StringBuilder();
    private int linesLeft = 40_000;

    private VersionDiff(RuleFiles from, RuleFiles to) {
        this.from = from;
        this.to = to;
    }

    /** Empty where both are the same. */
    static String of(RuleFiles from, RuleFiles to) {
        return new VersionDiff(from, to).text();
    }

    private String text() {
        TreeSet<String> paths = new TreeSet<>(from.texts().keySet());
        paths.addAll(to.texts().keySet());
        for (String path : paths) {
            String before = from.texts().get(path);
            String after = to.texts().get(path);
            if (before == null || !before.equals(after)) {
                tell(path, before, after);
            }
        }
        return told.toString();
    }

    private void tell(String path, String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        UnifiedDiffUtils.generateUnifiedDiff(
                        before == null ? NOTHING : "a/" + path,
                        after == null ? NOTHING : "b/" + path,
                        old,
                        patch(old, now),
                        CONTEXT)
                .forEach(line -> told.append(fromZero(line)).append('\n'));
    }

    /** Tools expect that no lines begin at line 0; the library counts them from 1. */
    private static String fromZero(String line) {
        return line.startsWith("@@") ? line.replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 ") : line;
    }

    private Patch<String> patch(List<String> old, List<String> now) {
        int lines = old.size() + now.size();
        if (lines <= MOST_LINES_OF_ONE && lines <= linesLeft) {
            linesLeft -= lines;
            return DiffUtils.diff(old, now);
        }
        Patch<String> replaced = new Patch<>();
        replaced.addDelta(new ChangeDelta<>(new Chunk<>(0, old), new Chunk<>(0, now)));
        return replaced;
    }

    private static List<String> lines(String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        if (!last.isEmpty()) {
            lines.add(last + UNFINISHED);
        }
        return lines;
    }
}
