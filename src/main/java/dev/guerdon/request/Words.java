package dev.guerdon.request;

import dev.guerdon.problem.Nearest;
import dev.guerdon.problem.Problem;
import dev.guerdon.problem.Refusal;
import java.util.Collection;

/** Words of the programme, as callers send them. */
public final class Words {
    private Words() {}

    /** The refusal of a word that the programme does not know, with the one that was meant, or all there are. */
    public static Refusal unknown(String field, String kind, String word, Collection<String> known) {
        if (word == null) {
            return Problem.INVALID.at(field, "A " + kind + " must not be null.");
        }
        String meant = Nearest.to(word, known)
                .map(nearest -> "Did you mean \"" + nearest + "\"?")
                .orElseGet(() ->
                        "There are " + String.join(", ", known.stream().sorted().toList()) + ".");
        return Problem.INVALID.at(field, "The programme has no " + kind + " \"" + word + "\". " + meant);
    }
}
