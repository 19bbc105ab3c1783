package dev.guerdon.decision;

import java.util.Comparator;

/**
 * How long points can be used, and who gave them: points of one term form one lot.
 *
 * @param days so many days after the day of earning; 0: as the expiry rules say
 * @param source the campaign that gave points with a term of their own, else {@code order}
 */
record Term(int days, String source) implements Comparable<Term> {
    static final Term USUAL = new Term(0, "order");

    /** The best for the member first: the usual term, then the longest. */
    private static final Comparator<Term> ORDER = Comparator.<Term>comparingInt(term -> term.days() == 0 ? 0 : 1)
            .thenComparing(Term::days, Comparator.reverseOrder())
            .thenComparing(Term::source);

    static Term of(int days, String campaign) {
        return days == 0 ? USUAL : new Term(days, campaign == null ? USUAL.source() : campaign);
    }

    @Override
    public int compareTo(Term other) {
        return ORDER.compare(this, other);
    }
}
