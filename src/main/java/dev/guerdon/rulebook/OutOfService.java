package dev.guerdon.rulebook;

import dev.guerdon.rulebook.language.Checked;

/**
 * A rule of the live rulebook that is not asked about everything any more, because it had to be stopped again and again.
 *
 * @param facts about how many facts (lines, coupons, the member …) and more it is not asked
 * @param because a sentence that says why
 */
public record OutOfService(Checked.Rule rule, int facts, String because) {}
