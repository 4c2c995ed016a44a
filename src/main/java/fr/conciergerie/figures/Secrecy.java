package fr.conciergerie.figures;

import fr.conciergerie.figures.AnnualReport.AtSite;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statistical secrecy towards the employer (domain.md 3.6): no figure behind which there are too few people, or one for the most
 * part, nor one whose rest is such; and in a table whose total is known, never a single hidden cell, for it would follow from the
 * others. Nothing is hidden where few are: whoever does not see a cell does not know whether there was anything in it.
 */
final class Secrecy {

    /** A share of which next to nothing is left is told as this or more; of next to nothing, as what is left of it or less. */
    private static final BigDecimal NEARLY_ALL = new BigDecimal("0.9500");

    private static final BigDecimal NEARLY_NOTHING = new BigDecimal("0.0500");
    private static final long ONE_IN = 20;

    /** From so many on, a figure after the point no longer tells how many of them there were. */
    private static final long ENOUGH_TO_ROUND = 100;

    private final SecrecyRule rule;

    Secrecy(SecrecyRule rule) {
        this.rule = rule;
    }

    SecrecyRule rule() {
        return rule;
    }

    /** What may be told of a figure by itself. */
    enum Verdict {
        AS_IT_IS,
        NEARLY_ALL,
        NEARLY_NOTHING,
        HIDDEN
    }

    Verdict verdict(Behind behind) {
        if (behind.always().stream().anyMatch(rule::hides)) {
            return Verdict.HIDDEN;
        }
        var part = behind.part();
        var rest = behind.rest();
        if (part == null || rest == null || part.isNone() && rest.isNone()) {
            return Verdict.AS_IT_IS;
        }
        long whole = part.count() + rest.count();
        if (isDisclosed(part) && isDisclosed(rest)) {
            return Verdict.AS_IT_IS;
        }
        if (isDisclosed(part) && rest.count() * ONE_IN <= whole) {
            return Verdict.NEARLY_ALL;
        }
        if (isDisclosed(rest) && part.count() * ONE_IN <= whole) {
            return Verdict.NEARLY_NOTHING;
        }
        return Verdict.HIDDEN;
    }

    private boolean isDisclosed(Tally tally) {
        return !tally.isNone() && !rule.hides(tally);
    }

    /**
     * The figures as they may be told together: without those that must not be, and without those that they follow from.
     *
     * @param few which are hidden besides
     * @param mostByOne what one person did of anything, at most
     */
    Map<Indicator, Figure> disclosed(
            Set<Indicator> few, Map<Indicator, Verdict> verdicts, Map<Indicator, Figure> all, long mostByOne) {
        var hidden = EnumSet.copyOf(followingFromTheRest(it -> Counting.count(all, it)));
        hidden.addAll(unpaid(all, mostByOne));
        hidden.addAll(few);
        verdicts.forEach((indicator, it) -> {
            if (it == Verdict.HIDDEN) {
                hidden.add(indicator);
            }
        });
        Stream.of(Indicator.values())
                .filter(it -> hidden.stream().anyMatch(it::reveals))
                .toList()
                .forEach(hidden::add);
        boolean severalMonths =
                !hidden.contains(Indicator.RECURRENCE) && verdicts.get(Indicator.RECURRENCE) == Verdict.AS_IT_IS;
        var shown = Counting.none();
        all.forEach((indicator, it) -> shown.put(
                indicator,
                hidden.contains(indicator)
                        ? it.hidden()
                        : switch (verdicts.getOrDefault(indicator, Verdict.AS_IT_IS)) {
                            case AS_IT_IS -> withoutTooMuch(it, all, severalMonths);
                            case NEARLY_ALL -> nearly(it, NEARLY_ALL, Precision.AT_LEAST);
                            case NEARLY_NOTHING -> nearly(it, NEARLY_NOTHING, Precision.AT_MOST);
                            case HIDDEN -> it.hidden();
                        }));
        return shown;
    }

    /**
     * Told only as exactly as nobody follows from it: amounts, which with the price list in hand tell what was bought, as a whole
     * percentage; who came back, and who did not say whether they are a woman or a man, not to the last of them.
     *
     * @param severalMonths whether enough people came in several months for it to be told how many months they came in
     */
    private Figure withoutTooMuch(Figure figure, Map<Indicator, Figure> all, boolean severalMonths) {
        if (figure.numerator() == null) {
            return figure;
        }
        long of = Objects.requireNonNullElse(figure.denominator(), 0L);
        return switch (figure.indicator()) {
            case ACTIVE_MEMBERS_A_MONTH -> severalMonths ? figure : figure.roughly(0);
            case ORDERS_PER_ACTIVE_MEMBER_MONTH -> enough(figure, of, 1);
            case WOMEN_SHARE -> rule.isFew(Counting.count(all, Indicator.USERS) - of) ? enough(figure, of, 2) : figure;
            default -> {
                var digits = figure.indicator().digits();
                yield digits.isPresent() ? figure.roughly(digits.getAsInt()) : figure;
            }
        };
    }

    /** How many of them there were has no such range: beside how many there were in all, it would be the few that are left. */
    private static Figure nearly(Figure figure, BigDecimal share, Precision how) {
        return figure.indicator().unit() == Indicator.Unit.SHARE ? figure.shownAs(share, how) : figure.hidden();
    }

    private static Figure enough(Figure figure, long of, int digits) {
        return of < ENOUGH_TO_ROUND ? figure.hidden() : figure.roughly(digits);
    }

    /** What was done at sites or on days that nobody paid for follows from a cost and a count: where it is little, it is hidden. */
    private Set<Indicator> unpaid(Map<Indicator, Figure> all, long mostByOne) {
        var hidden = EnumSet.noneOf(Indicator.class);
        if (isUnpaid(all, Indicator.COST_PER_SERVICE, Indicator.SERVICES_DELIVERED, it -> Tally.of(it, mostByOne))) {
            hidden.add(Indicator.COST_PER_SERVICE);
        }
        if (isUnpaid(all, Indicator.COST_PER_USER, Indicator.USERS, Tally::ofPeople)) {
            hidden.add(Indicator.COST_PER_USER);
        }
        return hidden;
    }

    private boolean isUnpaid(
            Map<Indicator, Figure> all, Indicator cost, Indicator count, Function<Long, Tally> behind) {
        var figure = all.get(cost);
        return figure != null && rule.hides(behind.apply(Counting.count(all, count) - count(figure.denominator())));
    }

    /**
     * Whether the figure of some operators together tells of too few people at one of them. Whoever asks for some and then for
     * others can subtract: those that are hidden by themselves are therefore added all or none, and they are never few together.
     *
     * @param each what is behind the same figure of every operator
     * @param these which of them are put together
     */
    boolean followsFromOthers(List<Behind> each, Set<Integer> these) {
        var hidden = new TreeSet<Integer>();
        int cells = each.stream().mapToInt(it -> it.cells().size()).max().orElse(0);
        IntStream.range(0, cells)
                .forEach(cell -> hidden.addAll(
                        hidden(each.stream().map(it -> it.cell(cell)).toList())));
        return !these.containsAll(hidden) && hidden.stream().anyMatch(these::contains);
    }

    /**
     * Those who came several times but in one month alone follow from two shares of the users, those on the books who are no
     * users from two counts, and those who used sites of which nobody told how many may use them: where they are few, one of the
     * two is not told.
     */
    Set<Indicator> followingFromTheRest(ToLongFunction<Indicator> counts) {
        var following = EnumSet.noneOf(Indicator.class);
        long users = counts.applyAsLong(Indicator.USERS);
        long severalInOneMonth =
                users - counts.applyAsLong(Indicator.RECURRENCE) - counts.applyAsLong(Indicator.SEEN_ONCE_SHARE);
        if (rule.isFew(severalInOneMonth)) {
            following.add(Indicator.SEEN_ONCE_SHARE);
        }
        if (rule.isFew(counts.applyAsLong(Indicator.REGISTERED) - users)) {
            following.add(Indicator.REGISTERED);
        }
        if (rule.isFew(users - counts.applyAsLong(Indicator.PENETRATION))) {
            following.add(Indicator.PENETRATION);
        }
        return following;
    }

    /**
     * The cells of a table that are not told: those that are hidden, and those of nothing too, for whoever reads it must not learn
     * in which of them there was something.
     */
    Set<Integer> withheld(List<Tally> cells) {
        var withheld = new TreeSet<>(hidden(cells));
        IntStream.range(0, cells.size()).filter(it -> cells.get(it).isNone()).forEach(withheld::add);
        return withheld;
    }

    /** The rows of a table that may be told; the others are not even named. */
    <T> List<T> shown(List<T> rows, Function<T, Tally> cell) {
        var withheld = withheld(rows.stream().map(cell).toList());
        return IntStream.range(0, rows.size())
                .filter(it -> !withheld.contains(it))
                .mapToObj(rows::get)
                .toList();
    }

    /**
     * What each of several did; where nothing is left to tell, it is not named.
     *
     * @param delivered who is behind what each of them delivered
     */
    List<AtSite> besideEachOther(List<AtSite> all, List<Tally> delivered) {
        return besideEachOther(all, delivered, Function.identity(), (_, it) -> it);
    }

    /**
     * The same for rows that say more.
     *
     * @param did what a row tells
     * @param showing the row when it tells something else
     */
    <T> List<T> besideEachOther(
            List<T> all, List<Tally> delivered, Function<T, AtSite> did, BiFunction<T, AtSite, T> showing) {
        var hiddenUsers = withheld(all.stream()
                .map(it -> Tally.ofPeople(count(did.apply(it).users())))
                .toList());
        var hiddenServices = withheld(delivered);
        var rows = IntStream.range(0, all.size())
                .mapToObj(it -> {
                    var row = did.apply(all.get(it));
                    row = hiddenUsers.contains(it) ? row.withoutUsers() : row;
                    return showing.apply(all.get(it), hiddenServices.contains(it) ? row.withoutDelivered() : row);
                })
                .filter(it -> did.apply(it).isShown())
                .toList();
        return hiddenLast(
                rows, it -> did.apply(it).delivered(), it -> did.apply(it).name());
    }

    /** Those that are hidden come last and by name: which of them did more would tell of them too. */
    private static <T> List<T> hiddenLast(List<T> rows, Function<T, @Nullable Long> cell, Function<T, String> name) {
        return Stream.concat(
                        rows.stream().filter(it -> cell.apply(it) != null),
                        rows.stream().filter(it -> cell.apply(it) == null).sorted(Comparator.comparing(name)))
                .toList();
    }

    /**
     * The cells of a table that must not be shown: those that tell of too few, and as many of the next smallest as it takes until
     * neither a cell nor the sum of all that is hidden does.
     */
    Set<Integer> hidden(List<Tally> cells) {
        var hidden = new TreeSet<Integer>();
        var together = Tally.NONE;
        for (var i : smallestFirst(cells)) {
            var cell = cells.get(i);
            if (rule.hides(cell) || !hidden.isEmpty() && (hidden.size() < 2 || rule.hides(together))) {
                hidden.add(i);
                together = together.and(cell);
            }
        }
        return hidden;
    }

    /** First those that are hidden anyhow, then by how much there is in them. */
    private List<Integer> smallestFirst(List<Tally> cells) {
        return IntStream.range(0, cells.size())
                .filter(it -> !cells.get(it).isNone())
                .boxed()
                .sorted(Comparator.comparing((Integer it) -> !rule.hides(cells.get(it)))
                        .thenComparing(it -> cells.get(it).count()))
                .toList();
    }

    private static long count(@Nullable Long cell) {
        return cell == null ? 0 : cell;
    }
}
