package fr.conciergerie.figures;

/**
 * A count of what people did, with how many they are: by these it is decided whether it may be told outside the operator, for
 * seven sessions of one person are no more a secret kept than one.
 *
 * @param count what is counted: order lines, people, or cents
 * @param people how many are behind it, at least
 * @param largest how much of it is one person's, at most
 */
record Tally(long count, long people, long largest) {

    static final Tally NONE = new Tally(0, 0, 0);

    /** So many people, each once. */
    static Tally ofPeople(long people) {
        return people <= 0 ? NONE : new Tally(people, people, 1);
    }

    /**
     * Nobody knows who is behind it.
     *
     * @param mostByOne what one person did of anything there, at most
     */
    static Tally of(long count, long mostByOne) {
        return count <= 0
                ? NONE
                : new Tally(count, count / Math.max(1, mostByOne), Math.min(count, Math.max(1, mostByOne)));
    }

    /** Both together, as far as is known without knowing whether these are the same people. */
    Tally and(Tally other) {
        return new Tally(count + other.count, Math.max(people, other.people), largest + other.largest);
    }

    /** Both together, of which nobody is in both. */
    Tally with(Tally others) {
        return new Tally(count + others.count, people + others.people, Math.max(largest, others.largest));
    }

    boolean isNone() {
        return count == 0;
    }
}
