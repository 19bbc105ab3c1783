package dev.guerdon.rulebook.review;

import dev.guerdon.rulebook.language.Bounds;

/**
 * What a comparison is about.
 *
 * @param key the same for all that speak of the same
 * @param range in words what it can be, such as {@code month is a whole number from 1 to 12}
 * @param bounds which numbers it can be
 */
record Subject(String key, String range, Bounds bounds) {

    static Subject of(String key, String name, Bounds bounds) {
        return new Subject(key, name + " is a " + bounds.title(), bounds);
    }

    /** The same of another fact. */
    Subject under(String another) {
        return new Subject(another, range, bounds);
    }
}
