package fr.conciergerie.figures;

import static fr.conciergerie.figures.Guesser.cell;
import static java.util.Map.entry;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.figures.Guesser.Cells;
import fr.conciergerie.figures.RawRows.Line;
import fr.conciergerie.figures.RawRows.Opinion;
import fr.conciergerie.figures.RawRows.Session;
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
import java.util.Optional;
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

    /**
     * What a definition says.
     *
     * @param cells which it tells of, beside each other in a report; null where it is no sum of any
     */
    record Meaning(
            Function<PlainFigures, Counted> counting,
            @Nullable Cells cells) {}

    /** Every definition that figures were ever published by. The next version of one is a line here, beside the one before. */
    static final Map<Definition, Meaning> DEFINITIONS = Map.ofEntries(
            definition(Indicator.USERS, 1, it -> Counted.of(it.users().size()), cell("users")),
            definition(
                    Indicator.ELIGIBLE,
                    1,
                    it -> new Counted(PlainEligible.of(it).all(), null)),
            definition(
                    Indicator.ELIGIBLE_WOMEN_SHARE,
                    1,
                    it -> PlainEligible.of(it).women()),
            definition(Indicator.REGISTERED, 1, PlainFigures::registered),
            definition(
                    Indicator.PENETRATION,
                    1,
                    it -> new Counted(
                            (long) it.users().size(), PlainEligible.of(it).all())),
            definition(
                    Indicator.SEEN_ONCE_SHARE,
                    1,
                    PlainFigures::seenOnce,
                    cell("once").of("users")),
            definition(Indicator.ACTIVE_MEMBERS_A_MONTH, 1, PlainFigures::activeByMonth),
            definition(
                    Indicator.SERVICES_PER_USER,
                    1,
                    it -> Counted.of(it.delivered().size(), it.users().size())),
            definition(Indicator.DYNAMIC_EXIT_SHARE, 1, PlainFigures::dynamicExits),
            definition(Indicator.CO2_AVOIDED_NET, 1, it -> it.withoutRounds().grams()),
            definition(Indicator.CO2_AVOIDED_NET, 2, it -> it.estimates().grams()),
            definition(Indicator.TIME_SAVED, 1, it -> it.estimates().minutes()),
            definition(Indicator.PENETRATION, 2, PlainFigures::penetration),
            definition(
                    Indicator.COST_PER_SERVICE, 1, it -> PlainCosts.ofFirst(it).perService(it.delivered())),
            definition(Indicator.COST_PER_SERVICE, 2, it -> PlainCosts.of(it).perService(it.delivered())),
            definition(Indicator.COST_PER_USER, 1, it -> PlainCosts.ofFirst(it).perUser(it.asked())),
            definition(Indicator.COST_PER_USER, 2, it -> PlainCosts.of(it).perUser(it.asked())),
            definition(Indicator.WOMEN_SHARE, 1, it -> it.women(LocalDate.MAX)),
            definition(
                    Indicator.WOMEN_SHARE,
                    2,
                    it -> it.women(it.lastDay().plusDays(1)),
                    cell("women").of("women", "others")),
            definition(
                    Indicator.RECURRENCE,
                    1,
                    it -> Counted.of(
                            count(it.monthsByUser().values(), months -> months.size() >= 2),
                            it.users().size()),
                    cell("several months").of("users")),
            definition(Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH, 1, PlainFigures::ordersByActiveMonth),
            definition(
                    Indicator.SERVICES_REQUESTED, 1, it -> Counted.of(it.asked().size()), cell("requested")),
            definition(
                    Indicator.SERVICES_DELIVERED,
                    1,
                    it -> Counted.of(it.delivered().size()),
                    cell("delivered")),
            definition(
                    Indicator.EVERYDAY_SHARE,
                    1,
                    it -> part(it.asked(), line -> line.family().equals("EVERYDAY")),
                    cell("family EVERYDAY").of("requested")),
            definition(
                    Indicator.ON_TIME_SHARE,
                    1,
                    it -> part(it.promised(), Line::isOnTime),
                    cell("on time").of("on time", "late")),
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
            definition(Indicator.APPOINTMENTS_KEPT, 1, it -> new PlainAppointments(it).kept()),
            definition(Indicator.APPOINTMENTS_BOOKED, 1, it -> new PlainAppointments(it).booked()),
            definition(Indicator.APPOINTMENT_ATTENDANCE, 1, it -> new PlainAppointments(it).ofThoseSaid("ATTENDED")),
            definition(Indicator.APPOINTMENT_ABSENCE, 1, it -> new PlainAppointments(it).ofThoseSaid("ABSENT")),
            definition(Indicator.APPOINTMENT_PLACES_TAKEN, 1, it -> new PlainAppointments(it).places()),
            definition(Indicator.ANIMATIONS_HELD, 1, it -> new PlainAnimations(it).held()),
            definition(Indicator.ANIMATION_REGISTRATIONS, 1, it -> new PlainAnimations(it).registrationsOfAgents()),
            definition(Indicator.ANIMATION_REGISTRATIONS, 2, it -> new PlainAnimations(it).registrations()),
            definition(Indicator.ANIMATION_ATTENDANCE, 1, it -> new PlainAnimations(it).attendanceOfAgents()),
            definition(Indicator.ANIMATION_ATTENDANCE, 2, it -> new PlainAnimations(it).attendance()),
            definition(Indicator.ANIMATION_WALK_INS, 1, it -> new PlainAnimations(it).walkIns()),
            definition(Indicator.COLLECTED_KILOGRAMS, 1, it -> new PlainAnimations(it).received("GRAMS")),
            definition(Indicator.COLLECTED_PIECES, 1, it -> new PlainAnimations(it).received("PIECES")),
            definition(Indicator.CLIENT_EVENT_HOURS, 1, it -> new PlainAnimations(it).ownMinutes()),
            definition(Indicator.ESS_PARTNER_SHARE, 1, PlainFigures::partners),
            definition(
                    Indicator.ESS_SERVICE_SHARE,
                    1,
                    it -> part(it.delivered(), it::isSocial),
                    cell("social").of("delivered")),
            definition(Indicator.ESS_AMOUNT_SHARE, 1, it -> it.amounts(Line::net)),
            definition(
                    Indicator.ESS_AMOUNT_SHARE,
                    2,
                    it -> it.amounts(line -> line.net().setScale(0, RoundingMode.HALF_UP))),
            definition(Indicator.SESSIONS_PLANNED, 1, it -> Counted.of(it.planned())),
            definition(
                    Indicator.SESSIONS_PLANNED,
                    2,
                    it -> Counted.of(it.dueWhereMovedTo().size())),
            definition(Indicator.SESSIONS_HELD, 1, it -> Counted.of(count(it.due(), Session::isHeld), it.planned())),
            definition(Indicator.SESSIONS_HELD, 2, it -> part(it.dueWhereMovedTo(), Session::isHeld)),
            definition(
                    Indicator.INSERTION_PEOPLE, 1, it -> PlainInsertion.of(it).people()),
            definition(Indicator.INSERTION_HOURS, 1, it -> PlainInsertion.of(it).hours()),
            definition(Indicator.KM_AVOIDED_NET, 1, it -> it.withoutRounds().metres()),
            definition(Indicator.KM_AVOIDED_NET, 2, it -> it.estimates().metres()),
            definition(Indicator.COST_PER_SITE, 1, it -> PlainCosts.ofFirst(it).perSite()),
            definition(Indicator.COST_PER_SITE, 2, it -> PlainCosts.of(it).perSite()),
            definition(
                    Indicator.COST_PER_SESSION_HELD,
                    1,
                    it -> PlainCosts.ofFirst(it).perSessionHeld()),
            definition(
                    Indicator.COST_PER_SESSION_HELD, 2, it -> PlainCosts.of(it).perSessionHeld()));

    private static Map.Entry<Definition, Meaning> definition(
            Indicator indicator, int version, Function<PlainFigures, Counted> counting) {
        return definition(indicator, version, counting, null);
    }

    private static Map.Entry<Definition, Meaning> definition(
            Indicator indicator, int version, Function<PlainFigures, Counted> counting, @Nullable Cells cells) {
        return entry(new Definition(indicator, version), new Meaning(counting, cells));
    }

    /** The cells that figures tell of today. */
    static Map<Indicator, Cells> cells() {
        var cells = new EnumMap<Indicator, Cells>(Indicator.class);
        for (var indicator : Indicator.values()) {
            var told = meaning(new Definition(indicator, indicator.version())).cells();
            if (told != null) {
                cells.put(indicator, told);
            }
        }
        return cells;
    }

    private static Meaning meaning(Definition definition) {
        return Objects.requireNonNull(DEFINITIONS.get(definition), () -> "no plain calculation of " + definition);
    }

    /** By the definition of today. */
    Counted count(Indicator indicator) {
        return count(new Definition(indicator, indicator.version()));
    }

    Counted count(Definition definition) {
        return meaning(definition).counting().apply(this);
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
        return share(count(users(), it -> answer(it, period.until()).isPresent()), users().size());
    }

    private Counted women(LocalDate before) {
        var answers =
                users().stream().flatMap(it -> answer(it, before).stream()).toList();
        return part(answers, it -> it.gender().equals("WOMAN"));
    }

    /** What somebody had said last. */
    private Optional<RawRows.Answer> answer(UUID member, LocalDate before) {
        return RawRows.of(rows.answers(), member).stream()
                .filter(it -> it.month().isBefore(before))
                .max(Comparator.comparing(RawRows.Answer::month));
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

    /** By the months of which a day is counted. */
    private Counted activeByMonth() {
        return Counted.of(
                monthsByUser().values().stream().mapToLong(Set::size).sum(),
                days().map(YearMonth::from).distinct().count());
    }

    /** Users at the sites for which their organisation told how many may use them. */
    private Counted penetration() {
        var all = PlainEligible.of(this).all();
        var sites = PlainEligible.of(this).sites();
        return all == null
                ? Counted.NOTHING
                : Counted.of(
                        asked().stream()
                                .filter(it -> it.isOrdered()
                                        && sites.contains(it.site().id()))
                                .map(Line::member)
                                .distinct()
                                .count(),
                        all);
    }

    private Counted seenOnce() {
        var ordersByUser = asked().stream()
                .filter(Line::isOrdered)
                .collect(groupingBy(Line::member, mapping(Line::order, toSet())));
        return part(ordersByUser.values(), it -> it.size() == 1);
    }

    private Counted registered() {
        var lastDay = lastDay();
        return Counted.of(count(RawRows.of(rows.members(), organisation), it -> it.isOn(lastDay)));
    }

    /** With the years before, as long as fewer than five count together. */
    private Counted dynamicExits() {
        int year = Math.max(lastDay().getYear(), period.from().getYear());
        if (rows.exits().stream().noneMatch(it -> it.year() <= year)) {
            return Counted.NOTHING;
        }
        int first = year;
        int earliest = rows.exits().stream().mapToInt(RawRows.Exit::year).min().orElseThrow();
        while (exits(first, year).stream().filter(RawRows.Exit::counts).count() < 5 && first > earliest) {
            first--;
        }
        return Counted.of(
                count(exits(first, year), RawRows.Exit::isDynamic), count(exits(first, year), RawRows.Exit::counts));
    }

    private List<RawRows.Exit> exits(int first, int last) {
        return rows.exits().stream()
                .filter(it -> it.year() >= first && it.year() <= last)
                .toList();
    }

    private PlainEstimates withoutRounds() {
        return new PlainEstimates(
                rows, delivered(), due().stream().filter(Session::isHeld).toList(), List.of());
    }

    /** A session is estimated only where no round that we know the way of was made for its site that day. */
    private PlainEstimates estimates() {
        var known = rows.rounds().stream().filter(it -> it.metres() != null).toList();
        return new PlainEstimates(
                rows,
                delivered(),
                due().stream()
                        .filter(Session::isHeld)
                        .filter(session -> known.stream()
                                .noneMatch(it -> it.day().equals(session.day())
                                        && it.sites().contains(session.site().id())))
                        .toList(),
                known.stream()
                        .filter(it -> isIn(it.day()))
                        .flatMap(it -> it.sites().stream()
                                .filter(site -> isHere(site) && rows.uses(organisation, site, it.day()))
                                .map(_ -> new PlainEstimates.Driven(
                                        it.day(),
                                        it.vehicle(),
                                        BigDecimal.valueOf(Objects.requireNonNull(it.metres()))
                                                .divide(
                                                        BigDecimal.valueOf(
                                                                it.sites().size()),
                                                        0,
                                                        RoundingMode.HALF_UP))))
                        .toList());
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
        var lastDay = lastDay();
        var atWork = rows.partners().stream().filter(it -> it.isOn(lastDay)).toList();
        return part(atWork, it -> rows.isSocial(it.partner(), lastDay));
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

    private List<Session> dueWhereMovedTo() {
        return due().stream().filter(it -> !it.movedAway()).toList();
    }

    /** The last that is counted. */
    private LocalDate lastDay() {
        var until = period.countedUntil();
        return until == null ? period.until().minusDays(1) : until;
    }

    /** Those that are counted. */
    Stream<LocalDate> days() {
        return period.from().datesUntil(lastDay().plusDays(1));
    }

    boolean isHere(UUID where) {
        return site == null || site.equals(where);
    }

    boolean isIn(LocalDate day) {
        return !day.isBefore(period.from()) && !day.isAfter(lastDay());
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
