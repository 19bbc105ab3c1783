package dev.guerdon.terms;

import java.time.LocalDate;
import java.util.List;

/**
 * What a member may know of the programme on a day.
 *
 * @param rulebook version of the rules that say so
 * @param programme its name; "" without
 */
public record Terms(String rulebook, String programme, LocalDate on, List<Section> sections) {

    /** Sentences about one thing; a section without any is left out. */
    public record Section(String title, List<String> sentences) {}
}
