package dev.guerdon.rulebook.files;

import java.util.List;

/** Names that editors and mounted folders leave behind; they are neither read nor complained about. */
final class Leftover {
    /** JetBrains' editors save through a file of such a name. */
    private static final String SAVING = "___jb_";

    private static final List<String> ENDINGS = List.of("~", ".swp", ".swx", ".tmp", ".bak");

    /** The name under which vim tries whether it may write. */
    private static final String VIM_TRIAL = "4913";

    /** At the top of a mounted volume. */
    private static final String RESCUED = "lost+found";

    private Leftover() {}

    static boolean is(String name) {
        return name.startsWith(".")
                || name.equals(VIM_TRIAL)
                || name.equals(RESCUED)
                || name.contains(SAVING)
                || (name.startsWith("#") && name.endsWith("#"))
                || ENDINGS.stream().anyMatch(name::endsWith);
    }
}
