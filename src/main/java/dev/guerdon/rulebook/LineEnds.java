package dev.guerdon.rulebook;

/** Where the lines of a file end: with LF, CR LF, or with CR alone, as some programs on old Macs and in spreadsheets save it. */
public final class LineEnds {
    private LineEnds() {}

    /**
     * A place in a text.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {}

    /** Whether a line ends with the character there: of CR LF that is the second. */
    public static boolean isAt(String text, int index) {
        char c = text.charAt(index);
        return c == '\n' || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
    }

    /** The place of what would follow a text. */
    public static Place behind(String text) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isAt(text, i)) {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, text.length() - start + 1);
    }
}
