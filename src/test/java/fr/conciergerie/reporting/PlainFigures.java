package fr.conciergerie.reporting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures as the definitions say them, counted the slow and obvious way: one row after the other, in Java, by nothing
 * that the product counts with.
 */
record PlainFigures(
        List<Line> lines,
        List<Session> sessions,
        List<Status> statuses,
        Set<UUID> women,
        Set<UUID> answered,
        List<Assumption> assumptions) {

    /** Those that it counts: what markets and hours say is counted elsewhere. */
    static final Set<Indicator> COUNTED = EnumSet.of(
            Indicator.USERS,
            Indicator.RECURRENCE,
            Indicator.WOMEN_SHARE,
            Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH,
            Indicator.SERVICES_REQUESTED,
            Indicator.SERVICES_DELIVERED,
            Indicator.EVERYDAY_SHARE,
            Indicator.ON_TIME_SHARE,
            Indicator.ESS_SERVICE_SHARE,
            Indicator.ESS_AMOUNT_SHARE,
            Indicator.SESSIONS_PLANNED,
            Indicator.SESSIONS_HELD,
            Indicator.KM_AVOIDED_NET);

    record Site(UUID id, ZoneId zone) {

        LocalDate day(Instant instant) {
            return LocalDate.ofInstant(instant, zone);
        }
    }

    record Line(
            UUID order,
            UUID member,
            Site site,
            Instant placed,
            String orderStatus,
            String status,
            String family,
            UUID partner,
            long cents,
            int vat,
            @Nullable LocalDate promised,
            @Nullable Instant ended,
            @Nullable Instant returned) {

        LocalDate placedOn() {
            return site.day(placed);
        }

        boolean isOrdered() {
            return !orderStatus.equals("CANCELLED");
        }

        boolean isDeliveredIn(Period period) {
            return status.equals("COLLECTED") && isIn(period, deliveredOn());
        }

        LocalDate deliveredOn() {
            return site.day(Objects.requireNonNull(ended));
        }

        boolean isOnTime() {
            var ready = returned == null ? deliveredOn() : site.day(returned);
            return !ready.isAfter(Objects.requireNonNull(promised));
        }

        long net() {
            return BigDecimal.valueOf(cents)
                    .multiply(BigDecimal.valueOf(10_000))
                    .divide(BigDecimal.valueOf(10_000L + vat), 0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    record Session(
            Site site,
            Instant starts,
            String status,
            @Nullable String cause,
            boolean movedHere) {

        LocalDate day() {
            return site.day(starts);
        }

        boolean wasDue() {
            return cause == null
                    || !Set.of("PUBLIC_HOLIDAY", "NO_LONGER_PLANNED").contains(cause);
        }
    }

    record Status(UUID partner, LocalDate from, @Nullable LocalDate until) {

        boolean holds(UUID whose, LocalDate day) {
            return partner.equals(whose) && !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    record Assumption(LocalDate from, int drivingShare, int detourMetres, int roundMetres) {}

    /** Numerator and denominator, as the report has them. */
    record Counted(@Nullable Long numerator, @Nullable Long denominator) {

        static Counted of(long count) {
            return new Counted(count, null);
        }

        static Counted of(long part, long whole) {
            return new Counted(part, whole);
        }
    }

    /** @param site null for all */
    Map<Indicator, Counted> in(Period period, @Nullable UUID site) {
        var here = lines.stream()
                .filter(it -> site == null || it.site().id().equals(site))
                .toList();
        var asked = here.stream().filter(it -> isIn(period, it.placedOn())).toList();
        var delivered = here.stream().filter(it -> it.isDeliveredIn(period)).toList();
        var ordered = asked.stream().filter(Line::isOrdered).toList();
        var due = sessions.stream()
                .filter(it -> site == null || it.site().id().equals(site))
                .filter(it -> it.wasDue() && isIn(period, it.day()))
                .toList();

        var figures = new EnumMap<Indicator, Counted>(Indicator.class);
        var monthsByUser = ordered.stream()
                .collect(groupingBy(Line::member, mapping(it -> YearMonth.from(it.placedOn()), toSet())));
        var users = monthsByUser.keySet();
        figures.put(Indicator.USERS, Counted.of(users.size()));
        figures.put(
                Indicator.RECURRENCE,
                Counted.of(
                        monthsByUser.values().stream()
                                .filter(it -> it.size() >= 2)
                                .count(),
                        users.size()));
        figures.put(Indicator.WOMEN_SHARE, Counted.of(count(users, women::contains), count(users, answered::contains)));
        figures.put(
                Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH,
                Counted.of(
                        ordered.stream().map(Line::order).distinct().count(),
                        monthsByUser.values().stream().mapToLong(Set::size).sum()));
        figures.put(Indicator.SERVICES_REQUESTED, Counted.of(asked.size()));
        figures.put(Indicator.SERVICES_DELIVERED, Counted.of(delivered.size()));
        figures.put(
                Indicator.EVERYDAY_SHARE,
                Counted.of(count(asked, it -> it.family().equals("EVERYDAY")), asked.size()));
        var promised = delivered.stream().filter(it -> it.promised() != null).toList();
        figures.put(Indicator.ON_TIME_SHARE, Counted.of(count(promised, Line::isOnTime), promised.size()));
        figures.put(Indicator.ESS_SERVICE_SHARE, Counted.of(count(delivered, this::isSocial), delivered.size()));
        figures.put(
                Indicator.ESS_AMOUNT_SHARE,
                Counted.of(net(delivered.stream().filter(this::isSocial)), net(delivered.stream())));
        figures.put(Indicator.SESSIONS_PLANNED, Counted.of(count(due, it -> !it.movedHere())));
        figures.put(
                Indicator.SESSIONS_HELD,
                Counted.of(count(due, it -> it.status().equals("HELD")), count(due, it -> !it.movedHere())));
        figures.put(Indicator.KM_AVOIDED_NET, metres(delivered, due));
        return figures;
    }

    private boolean isSocial(Line line) {
        return statuses.stream().anyMatch(it -> it.holds(line.partner(), line.deliveredOn()));
    }

    private Counted metres(List<Line> delivered, List<Session> due) {
        var journeys = Stream.concat(
                        delivered.stream()
                                .flatMap(line -> on(line.deliveredOn())
                                        .map(it -> BigDecimal.valueOf(it.drivingShare())
                                                .movePointLeft(2)
                                                .multiply(BigDecimal.valueOf(it.detourMetres())))),
                        due.stream()
                                .filter(it -> it.status().equals("HELD"))
                                .flatMap(session -> on(session.day()).map(it -> BigDecimal.valueOf(-it.roundMetres()))))
                .toList();
        return journeys.isEmpty()
                ? new Counted(null, null)
                : Counted.of(journeys.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    private Stream<Assumption> on(LocalDate day) {
        return assumptions.stream()
                .filter(it -> !it.from().isAfter(day))
                .max(Comparator.comparing(Assumption::from))
                .stream();
    }

    private static long net(Stream<Line> lines) {
        return lines.mapToLong(Line::net).sum();
    }

    private static <T> long count(Collection<T> things, Predicate<T> which) {
        return things.stream().filter(which).count();
    }

    private static boolean isIn(Period period, LocalDate day) {
        return !day.isBefore(period.from()) && day.isBefore(period.until());
    }
}
