package fr.conciergerie.figures;

import fr.conciergerie.animations.ToldTurnout;
import fr.conciergerie.figures.Tallies.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * A sum over animations, beside what the employer reads of each of them: as soon as enough of it is told, the few who were at one of
 * them would follow from it.
 *
 * @param rule what few are
 * @param each animation of the sum
 */
record SumOfAnimations(SecrecyRule rule, List<Told> each) {

    /**
     * What is told of one.
     *
     * @param people how many there were
     * @param least how many there were for certain
     * @param most how many there can have been
     */
    record Told(long people, long least, long most) {

        static Told of(long people, OptionalInt atLeast) {
            int least = atLeast.orElse(0);
            return new Told(people, least, least + ToldTurnout.STEP - 1L);
        }

        /** Those who are in this and not in a part of it. */
        Told without(Told part) {
            return new Told(people - part.people, Math.max(0, least - part.most), most - part.least);
        }
    }

    SumOfAnimations {
        each = List.copyOf(each);
    }

    static SumOfAnimations registered(Tallies tallies) {
        return new SumOfAnimations(
                tallies.rule(),
                turnouts(tallies).stream().map(Turnout::registered).toList());
    }

    static SumOfAnimations came(Tallies tallies) {
        return new SumOfAnimations(
                tallies.rule(), turnouts(tallies).stream().map(Turnout::came).toList());
    }

    static SumOfAnimations missing(Tallies tallies) {
        return new SumOfAnimations(
                tallies.rule(),
                turnouts(tallies).stream()
                        .map(it -> it.registered().without(it.came()))
                        .toList());
    }

    private record Turnout(Told registered, Told came) {}

    private static List<Turnout> turnouts(Tallies tallies) {
        return tallies.all(Kind.REGISTERED_FOR, null).entrySet().stream()
                .map(it -> {
                    long registered = it.getValue().count();
                    long came = tallies.of(Kind.CAME_TO, null, it.getKey()).count();
                    var told = ToldTurnout.of((int) registered, (int) came);
                    return new Turnout(
                            Told.of(registered, told.registeredAtLeast()), Told.of(came, told.attendedAtLeast()));
                })
                .toList();
    }

    /** The fewest of one animation of whom it would follow from the sum that they were there, and that they were few; nobody where none would. */
    Tally following() {
        long people = each.stream().mapToLong(Told::people).sum();
        long least = each.stream().mapToLong(Told::least).sum();
        long most = each.stream().mapToLong(Told::most).sum();
        return each.stream()
                .filter(it -> isBetrayed(it, people - (most - it.most()), people - (least - it.least())))
                .map(it -> Tally.ofPeople(it.people()))
                .min(Comparator.comparing(Tally::people))
                .orElse(Tally.NONE);
    }

    /** Whether the sum says more of it than what was told, and what it says is that a few people were there. */
    private boolean isBetrayed(Told animation, long leastByTheSum, long mostByTheSum) {
        boolean saysMore = leastByTheSum > animation.least() || mostByTheSum < animation.most();
        return saysMore
                && Math.max(leastByTheSum, animation.least()) > 0
                && rule.isFew(Math.min(mostByTheSum, animation.most()));
    }
}
