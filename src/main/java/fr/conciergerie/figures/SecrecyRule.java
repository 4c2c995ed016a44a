package fr.conciergerie.figures;

/**
 * From when on what people did may be told outside the operator (domain.md 3.6): so many of them, and none of them most of it.
 * Operators may be stricter, never laxer.
 *
 * @param fewest how many people there must be
 * @param dominant the share of one of them at which it is theirs, in hundredths
 */
public record SecrecyRule(int fewest, int dominant) {

    public static final int LEAST_PEOPLE = 5;
    public static final int MOST_PEOPLE = 100;
    public static final int LARGEST_SHARE = 85;
    public static final int SMALLEST_SHARE = 20;

    private static final int WHOLE = 100;

    /** What holds where an operator says nothing. */
    public static final SecrecyRule USUAL = new SecrecyRule(LEAST_PEOPLE, LARGEST_SHARE);

    public SecrecyRule {
        if (fewest < LEAST_PEOPLE || fewest > MOST_PEOPLE || dominant < SMALLEST_SHARE || dominant > LARGEST_SHARE) {
            throw new IllegalArgumentException("%d people, %d %%".formatted(fewest, dominant));
        }
    }

    /** The stricter of both. */
    SecrecyRule and(SecrecyRule other) {
        return new SecrecyRule(Math.max(fewest, other.fewest), Math.min(dominant, other.dominant));
    }

    /** Whether somebody could be recognised in it; in nothing, nobody is. */
    boolean hides(Tally tally) {
        return !tally.isNone() && (tally.people() < fewest || tally.largest() * WHOLE >= tally.count() * dominant);
    }

    boolean isFew(long people) {
        return hides(Tally.ofPeople(people));
    }
}
