package dev.guerdon.rulebook;

import dev.guerdon.rulebook.language.Checked;

/**
 * A rule of the live rulebook that is not asked any more, because it had to be stopped again and again.
 *
 * @param because a sentence that says why
 */
public record OutOfService(Checked.Rule rule, String because) {}
