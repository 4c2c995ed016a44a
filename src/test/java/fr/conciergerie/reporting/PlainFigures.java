package fr.conciergerie.reporting;

import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.reporting.RawRows.Assumption;
import fr.conciergerie.reporting.RawRows.Line;
import fr.conciergerie.reporting.RawRows.Opinion;
import fr.conciergerie.reporting.RawRows.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one organisation is told of some months, everywhere or at one site: as the definitions say it, counted the slow and
 * obvious way, one row after the other, in Java, by nothing that the product counts with.
 *
 * @param site null for all
 */
record PlainFigures(
        RawRows rows,
        UUID organisation,
        Period period,
        @Nullable UUID site) {

    /** Numerator and denominator, as the report has them. */
    record Counted(@Nullable Long numerator, @Nullable Long denominator) {

        static final Counted NOTHING = new Counted(null, null);

        static Counted of(long count) {
            return new Counted(count, null);
        }

        static Counted of(long part, long whole) {
            return new Counted(part, whole);
        }

        @Override
        public String toString() {
            return numerator + " / " + denominator;
        }
    }

    record Definition(Indicator indicator, int version) {}

    /** Every definition that figures were ever published by. The next version of one is a line here, beside the one before. */
    static final Map<Definition, Function<PlainFigures, Counted>> DEFINITIONS = Map.ofEntries(
            definition(Indicator.USERS, 1, it -> Counted.of(it.users().size())),
            definition(Indicator.PENETRATION, 1, PlainFigures::penetration),
            definition(
                    Indicator.WOMEN_SHARE,
                    1,
                    it -> Counted.of(
                            count(it.users(), it.rows.women()::contains),
                            count(it.users(), it.rows.answered()::contains))),
            definition(
                    Indicator.RECURRENCE,
                    1,
                    it -> Counted.of(
                            count(it.monthsByUser().values(), months -> months.size() >= 2),
                            it.users().size())),
            definition(Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH, 1, PlainFigures::ordersByActiveMonth),
            definition(
                    Indicator.SERVICES_REQUESTED, 1, it -> Counted.of(it.asked().size())),
            definition(
                    Indicator.SERVICES_DELIVERED,
                    1,
                    it -> Counted.of(it.delivered().size())),
            definition(
                    Indicator.EVERYDAY_SHARE,
                    1,
                    it -> part(it.asked(), line -> line.family().equals("EVERYDAY"))),
            definition(Indicator.ON_TIME_SHARE, 1, it -> part(it.promised(), Line::isOnTime)),
            definition(Indicator.SATISFACTION_ANSWERS, 1, PlainFigures::answers),
            definition(
                    Indicator.SATISFACTION_MEAN,
                    1,
                    it -> it.opinions(it.scores().mapToLong(Opinion::score).sum())),
            definition(
                    Indicator.SATISFACTION_NPS,
                    1,
                    it -> it.opinions(it.scores()
                                    .filter(one -> one.score() >= 9)
                                    .count()
                            - it.scores().filter(one -> one.score() <= 6).count())),
            definition(Indicator.ESS_PARTNER_SHARE, 1, PlainFigures::partners),
            definition(Indicator.ESS_SERVICE_SHARE, 1, it -> part(it.delivered(), it::isSocial)),
            definition(Indicator.ESS_AMOUNT_SHARE, 1, it -> it.amounts(Line::net)),
            definition(
                    Indicator.ESS_AMOUNT_SHARE,
                    2,
                    it -> it.amounts(line -> line.net().setScale(0, RoundingMode.HALF_UP))),
            definition(Indicator.SESSIONS_PLANNED, 1, it -> Counted.of(it.planned())),
            definition(Indicator.SESSIONS_HELD, 1, it -> Counted.of(count(it.due(), Session::isHeld), it.planned())),
            definition(
                    Indicator.INSERTION_PEOPLE, 1, it -> PlainInsertion.of(it).people()),
            definition(Indicator.INSERTION_HOURS, 1, it -> PlainInsertion.of(it).hours()),
            definition(Indicator.KM_AVOIDED_NET, 1, PlainFigures::metres),
            definition(Indicator.COST_PER_SITE, 1, it -> PlainCosts.of(it).perSite()),
            definition(
                    Indicator.COST_PER_SESSION_HELD, 1, it -> PlainCosts.of(it).perSessionHeld()));

    private static Map.Entry<Definition, Function<PlainFigures, Counted>> definition(
            Indicator indicator, int version, Function<PlainFigures, Counted> counting) {
        return entry(new Definition(indicator, version), counting);
    }

    /** By the definition of today. */
    Counted count(Indicator indicator) {
        return count(new Definition(indicator, indicator.version()));
    }

    Counted count(Definition definition) {
        var counting =
                Objects.requireNonNull(DEFINITIONS.get(definition), () -> "no plain calculation of " + definition);
        return counting.apply(this);
    }

    /** @param which of them */
    Map<Indicator, Counted> count(Predicate<Indicator> which) {
        var figures = new EnumMap<Indicator, Counted>(Indicator.class);
        Stream.of(Indicator.values()).filter(which).forEach(it -> figures.put(it, count(it)));
        return figures;
    }

    /** Of all users, how many answered, which is told beside the women. */
    @Nullable
    BigDecimal coverage() {
        return share(count(users(), rows.answered()::contains), users().size());
    }

    static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    private Stream<Line> lines() {
        return RawRows.of(rows.lines(), organisation).stream()
                .filter(it -> isHere(it.site().id()));
    }

    private List<Line> asked() {
        return lines().filter(it -> isIn(it.placedOn())).toList();
    }

    private List<Line> delivered() {
        return lines().filter(it -> it.isDelivered() && isIn(it.deliveredOn())).toList();
    }

    private List<Line> promised() {
        return delivered().stream().filter(it -> it.promised() != null).toList();
    }

    private Map<UUID, Set<YearMonth>> monthsByUser() {
        return asked().stream()
                .filter(Line::isOrdered)
                .collect(groupingBy(Line::member, mapping(it -> YearMonth.from(it.placedOn()), toSet())));
    }

    private Set<UUID> users() {
        return monthsByUser().keySet();
    }

    private Counted ordersByActiveMonth() {
        return Counted.of(
                asked().stream()
                        .filter(Line::isOrdered)
                        .map(Line::order)
                        .distinct()
                        .count(),
                monthsByUser().values().stream().mapToLong(Set::size).sum());
    }

    /** The users, beside how many may be, at each site on the average of the days for which it is known. */
    private Counted penetration() {
        var bySite = RawRows.of(rows.eligible(), organisation).stream()
                .filter(it -> isHere(it.site()))
                .collect(groupingBy(RawRows.Eligible::site));
        var sum = BigDecimal.ZERO;
        boolean known = false;
        for (var counts : bySite.values()) {
            long total = 0;
            long days = 0;
            for (var day : days().toList()) {
                var last = counts.stream()
                        .filter(it -> !it.on().isAfter(day))
                        .max(Comparator.comparing(RawRows.Eligible::on));
                total += last.map(it -> (long) it.total()).orElse(0L);
                days += last.isPresent() ? 1 : 0;
            }
            if (days > 0) {
                known = true;
                sum = sum.add(BigDecimal.valueOf(total).divide(BigDecimal.valueOf(days), 30, RoundingMode.HALF_UP));
            }
        }
        return new Counted((long) users().size(), known ? rounded(sum) : null);
    }

    private boolean isSocial(Line delivered) {
        return rows.isSocial(delivered.partner(), delivered.deliveredOn());
    }

    private Counted amounts(Function<Line, BigDecimal> each) {
        return Counted.of(
                rounded(sum(delivered().stream().filter(this::isSocial).map(each))),
                rounded(sum(delivered().stream().map(each))));
    }

    /** Those of the operator, whoever asks. */
    private Counted partners() {
        var lastDay = period.until().minusDays(1);
        var atWork = rows.partners().stream().filter(it -> it.isAtWork(lastDay)).toList();
        return part(atWork, it -> rows.isSocial(it.id(), lastDay));
    }

    private Counted answers() {
        var asked = RawRows.of(rows.invitations(), organisation).stream()
                .filter(it -> isHere(it.site()) && isIn(it.day()))
                .toList();
        return asked.isEmpty() ? Counted.NOTHING : part(asked, RawRows.Invitation::answered);
    }

    private Stream<Opinion> scores() {
        return RawRows.of(rows.opinions(), organisation).stream().filter(it -> isHere(it.site()) && isIn(it.month()));
    }

    private Counted opinions(long points) {
        long answers = scores().count();
        return answers == 0 ? Counted.NOTHING : Counted.of(points, answers);
    }

    /** At the sites that the organisation used on the day. */
    private List<Session> due() {
        return rows.sessions().stream()
                .filter(it -> it.wasDue() && isIn(it.day()) && isHere(it.site().id()))
                .filter(it -> rows.uses(organisation, it.site().id(), it.day()))
                .toList();
    }

    private long planned() {
        return count(due(), it -> !it.movedHere());
    }

    private Counted metres() {
        var journeys = Stream.concat(
                        delivered().stream()
                                .flatMap(line -> assumed(line.deliveredOn())
                                        .map(it -> BigDecimal.valueOf(it.drivingShare())
                                                .movePointLeft(2)
                                                .multiply(BigDecimal.valueOf(it.detourMetres())))),
                        due().stream()
                                .filter(Session::isHeld)
                                .flatMap(session ->
                                        assumed(session.day()).map(it -> BigDecimal.valueOf(-it.roundMetres()))))
                .toList();
        return journeys.isEmpty() ? Counted.NOTHING : Counted.of(rounded(sum(journeys.stream())));
    }

    private Stream<Assumption> assumed(LocalDate day) {
        return rows.assumptions().stream()
                .filter(it -> !it.from().isAfter(day))
                .max(Comparator.comparing(Assumption::from))
                .stream();
    }

    Stream<LocalDate> days() {
        return period.from().datesUntil(period.until());
    }

    boolean isHere(UUID where) {
        return site == null || site.equals(where);
    }

    boolean isIn(LocalDate day) {
        return !day.isBefore(period.from()) && day.isBefore(period.until());
    }

    static long rounded(BigDecimal exact) {
        // Thirty digits of a third are no half: what is that near to one is one.
        return exact.setScale(20, RoundingMode.HALF_UP)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal sum(Stream<BigDecimal> some) {
        return some.reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> Counted part(Collection<T> whole, Predicate<T> which) {
        return Counted.of(count(whole, which), whole.size());
    }

    private static <T> long count(Collection<T> things, Predicate<T> which) {
        return things.stream().filter(which).count();
    }
}
