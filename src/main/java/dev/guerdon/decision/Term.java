package dev.guerdon.decision;

import java.util.Comparator;

/**
 * How long points can be used, and who gave them: points of one term form one lot.
 *
 * @param days so many days after the day of earning; 0: as the expiry rules say
 * @param campaign that gave points with a term of their own; "" without
 */
record Term(int days, String campaign) implements Comparable<Term> {
    static final Term USUAL = new Term(0, "");

    /** The best for the member first: the usual term, then the longest. */
    private static final Comparator<Term> ORDER = Comparator.<Term>comparingInt(term -> term.isUsual() ? 0 : 1)
            .thenComparing(Term::days, Comparator.reverseOrder())
            .thenComparing(Term::campaign);

    static Term of(int days, String campaign) {
        return days == 0 ? USUAL : new Term(days, campaign == null ? "" : campaign);
    }

    boolean isUsual() {
        return days == 0;
    }

    @Override
    public int compareTo(Term other) {
        return ORDER.compare(this, other);
    }
}
