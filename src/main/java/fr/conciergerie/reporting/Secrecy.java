package fr.conciergerie.reporting;

import fr.conciergerie.reporting.AnnualReport.AtSite;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import fr.conciergerie.reporting.AnnualReport.Month;
import fr.conciergerie.reporting.AnnualReport.ServiceShare;
import fr.conciergerie.reporting.Overview.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statistical secrecy towards the employer (domain.md 3.6): no figure that tells of fewer than five, nor one whose rest
 * does; and in a table whose total is known, never a single hidden cell, for it would follow from the others.
 */
final class Secrecy {

    /** Fewer than this could be recognised. */
    static final long FEWEST = 5;

    /** What a count follows from: they are parts of it, or say how many there were. */
    private static final Map<Indicator, Set<Indicator>> TOLD_BY = Map.of(
            Indicator.USERS,
                    EnumSet.of(
                            Indicator.PENETRATION,
                            Indicator.RECURRENCE,
                            Indicator.SEEN_ONCE_SHARE,
                            Indicator.WOMEN_SHARE,
                            Indicator.ACTIVE_MEMBERS_A_MONTH,
                            Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH,
                            Indicator.SERVICES_PER_USER,
                            Indicator.COST_PER_USER),
            Indicator.SERVICES_REQUESTED, EnumSet.of(Indicator.EVERYDAY_SHARE),
            Indicator.SATISFACTION_ANSWERS, EnumSet.of(Indicator.SATISFACTION_MEAN, Indicator.SATISFACTION_NPS),
            Indicator.SERVICES_DELIVERED,
                    EnumSet.of(
                            Indicator.ESS_SERVICE_SHARE,
                            Indicator.ON_TIME_SHARE,
                            Indicator.KM_AVOIDED_NET,
                            Indicator.CO2_AVOIDED_NET,
                            Indicator.TIME_SAVED,
                            Indicator.SERVICES_PER_USER,
                            Indicator.COST_PER_SERVICE));

    private Secrecy() {}

    static Figure kept(Figure figure) {
        return figure.indicator().tellsOfPeople() && tellsOfFew(figure) ? figure.hidden() : figure;
    }

    private static boolean tellsOfFew(Figure figure) {
        var numerator = figure.numerator();
        var denominator = figure.denominator();
        if (numerator == null) {
            return false;
        }
        if (denominator == null) {
            return isFew(numerator);
        }
        if (figure.indicator() == Indicator.ACTIVE_MEMBERS_A_MONTH) {
            return isFew(numerator);
        }
        return switch (figure.indicator().unit()) {
            case COUNT, KILOMETRES, KILOGRAMS, HOURS, SHARE ->
                isFew(denominator) || isFew(numerator) || isFew(denominator - numerator);
            case RATIO, POINTS, AMOUNT -> isFew(denominator);
        };
    }

    /** The figures without those that must not be shown, and without those that they follow from. */
    static Map<Indicator, Figure> without(Set<Indicator> few, Map<Indicator, Figure> all) {
        var hidden = EnumSet.copyOf(toldByTheRest(it -> Counting.count(all, it)));
        hidden.addAll(unpaid(all));
        hidden.addAll(few);
        TOLD_BY.forEach((indicator, others) -> {
            if (hidden.contains(indicator)) {
                hidden.addAll(others);
            }
        });
        var shown = Counting.none();
        all.forEach((indicator, it) -> shown.put(indicator, hidden.contains(indicator) ? it.hidden() : it));
        return shown;
    }

    /** What was done at sites or on days that nobody paid for follows from a cost and a count: where it is little, it is hidden. */
    private static Set<Indicator> unpaid(Map<Indicator, Figure> all) {
        var hidden = EnumSet.noneOf(Indicator.class);
        Map.of(Indicator.COST_PER_SERVICE, Indicator.SERVICES_DELIVERED, Indicator.COST_PER_USER, Indicator.USERS)
                .forEach((cost, count) -> {
                    var figure = all.get(cost);
                    if (figure != null && isFew(Counting.count(all, count) - count(figure.denominator()))) {
                        hidden.add(cost);
                    }
                });
        return hidden;
    }

    /**
     * Whether the figure of some operators together tells of too few people at one of them. Whoever asks for some and then for
     * others can subtract: those that are hidden by themselves are therefore added all or none, and they are never few together.
     *
     * @param each the same figure of every operator
     * @param these which of them are put together
     */
    static boolean toldByOthers(List<Figure> each, Set<Integer> these) {
        if (!each.getFirst().indicator().tellsOfPeople()) {
            return false;
        }
        var hidden = new TreeSet<Integer>();
        parts(each).forEach(it -> hidden.addAll(hidden(it)));
        return !these.containsAll(hidden) && hidden.stream().anyMatch(these::contains);
    }

    /** Whatever of the figures may be few, as {@link #tellsOfFew} has it. */
    private static Stream<List<Long>> parts(List<Figure> each) {
        var numerators = each.stream().map(it -> count(it.numerator())).toList();
        var denominators = each.stream().map(it -> count(it.denominator())).toList();
        var rests = each.stream()
                .map(it -> Math.max(0, count(it.denominator()) - count(it.numerator())))
                .toList();
        return switch (each.getFirst().indicator().unit()) {
            case COUNT, KILOMETRES, KILOGRAMS, HOURS, SHARE -> Stream.of(numerators, denominators, rests);
            case RATIO, POINTS, AMOUNT -> Stream.of(numerators, denominators);
        };
    }

    /**
     * Those who came several times but in one month alone follow from two shares of the users, and those on the books who are no
     * users from two counts: where they are few, one of the two is not told.
     */
    static Set<Indicator> toldByTheRest(ToLongFunction<Indicator> counts) {
        var told = EnumSet.noneOf(Indicator.class);
        long users = counts.applyAsLong(Indicator.USERS);
        long severalInOneMonth =
                users - counts.applyAsLong(Indicator.RECURRENCE) - counts.applyAsLong(Indicator.SEEN_ONCE_SHARE);
        if (isFew(severalInOneMonth)) {
            told.add(Indicator.SEEN_ONCE_SHARE);
        }
        if (isFew(counts.applyAsLong(Indicator.REGISTERED) - users)) {
            told.add(Indicator.REGISTERED);
        }
        return told;
    }

    /** Those that are hidden come last and by name: which of them was wanted more would tell of them too. */
    static List<FamilyShare> families(List<FamilyShare> families) {
        var shares = hide(
                families,
                it -> count(it.requested()),
                (it, hidden) -> hidden ? new FamilyShare(it.family(), null) : it);
        return hiddenLast(shares);
    }

    static List<FamilyShare> hiddenLast(List<FamilyShare> families) {
        return hiddenLast(families, FamilyShare::requested, FamilyShare::family);
    }

    /** Those of one family, whose total is told, without what must not be: its name alone would say that it was few. */
    static List<ServiceShare> services(List<ServiceShare> services) {
        var hidden = hidden(services.stream().map(ServiceShare::requested).toList());
        return IntStream.range(0, services.size())
                .filter(it -> !hidden.contains(it))
                .mapToObj(services::get)
                .toList();
    }

    static List<AtSite> sites(List<AtSite> sites) {
        return hiddenLast(besideEachOther(sites), AtSite::delivered, AtSite::name);
    }

    static List<Party> parties(List<Party> parties) {
        var did = besideEachOther(parties.stream().map(Party::did).toList());
        var shown = IntStream.range(0, parties.size())
                .mapToObj(it -> new Party(parties.get(it).slug(), did.get(it)))
                .toList();
        return hiddenLast(shown, it -> it.did().delivered(), it -> it.did().name());
    }

    private static List<AtSite> besideEachOther(List<AtSite> all) {
        var users = hide(all, it -> count(it.users()), (it, hidden) -> hidden ? it.withoutUsers() : it);
        return hide(users, it -> count(it.delivered()), (it, hidden) -> hidden ? it.withoutDelivered() : it);
    }

    private static <T> List<T> hiddenLast(List<T> rows, Function<T, @Nullable Long> cell, Function<T, String> name) {
        return Stream.concat(
                        rows.stream().filter(it -> cell.apply(it) != null),
                        rows.stream().filter(it -> cell.apply(it) == null).sorted(Comparator.comparing(name)))
                .toList();
    }

    static List<Month> months(List<Month> months) {
        var requested = hide(months, it -> count(it.requested()), (it, hidden) -> hidden ? it.withoutRequested() : it);
        var delivered =
                hide(requested, it -> count(it.delivered()), (it, hidden) -> hidden ? it.withoutDelivered() : it);
        return hide(delivered, it -> count(it.before()), (it, hidden) -> hidden ? it.withoutBefore() : it);
    }

    /**
     * The cells of a table that must not be shown: the small ones, and as many of the next smallest as it takes until
     * neither a cell nor the sum of all that is hidden can be told from the total.
     */
    static Set<Integer> hidden(List<Long> cells) {
        var hidden = new TreeSet<Integer>();
        long sum = 0;
        for (var i : smallestFirst(cells)) {
            long cell = cells.get(i);
            if (isFew(cell) || !hidden.isEmpty() && (hidden.size() < 2 || sum < FEWEST)) {
                hidden.add(i);
                sum += cell;
            }
        }
        return hidden;
    }

    private static List<Integer> smallestFirst(List<Long> cells) {
        return IntStream.range(0, cells.size())
                .filter(it -> cells.get(it) > 0)
                .boxed()
                .sorted(Comparator.comparing(cells::get))
                .toList();
    }

    private static <T> List<T> hide(List<T> rows, ToLongFunction<T> cell, BiFunction<T, Boolean, T> shown) {
        var hidden = hidden(rows.stream().map(cell::applyAsLong).toList());
        var all = new ArrayList<T>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(shown.apply(rows.get(i), hidden.contains(i)));
        }
        return all;
    }

    private static long count(@Nullable Long cell) {
        return cell == null ? 0 : cell;
    }

    private static boolean isFew(long things) {
        return things > 0 && things < FEWEST;
    }
}
