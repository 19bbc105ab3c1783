package dev.guerdon.rulebook.language;

import java.util.List;

/** The rules of one file. {@code packageName} is "" when the file could not be read that far. */
public record RuleFile(String file, String packageName, Position packageAt, List<RuleText> rules) {}
