package fr.conciergerie.partners;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableSet;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The working days of the partners, worked out from what they wrote down and the public holidays. Every promise asks for
 * them and they seldom change, so they are remembered for a minute.
 */
@Component
class WorkCalendars {

    /** How far ahead closed days are known. */
    static final int MONTHS_AHEAD = 18;

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private record Key(OperatorId operator, PartnerId partner) {}

    private record Known(WorkingDays days, Instant until) {}

    /** Where the law closes workshops, and in which years one is asked for. */
    private record Law(String holidayZone, boolean goodFriday, int from, int until) {}

    private final PartnerRepository partners;
    private final ClosureRepository closures;
    private final Calendar calendar;
    private final DayClock dayClock;
    private final Clock clock;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();
    private final Map<Law, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

    WorkCalendars(
            PartnerRepository partners, ClosureRepository closures, Calendar calendar, DayClock dayClock, Clock clock) {
        this.partners = partners;
        this.closures = closures;
        this.calendar = calendar;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** A partner whom the operator does not know is not in the answer. */
    Map<PartnerId, WorkingDays> of(Collection<PartnerId> ids) {
        var operator = Tenant.require();
        var now = clock.instant();
        var found = new HashMap<PartnerId, WorkingDays>();
        var missing = new HashSet<PartnerId>();
        for (var id : ids) {
            var remembered = known.get(new Key(operator, id));
            if (remembered != null && now.isBefore(remembered.until())) {
                found.put(id, remembered.days());
            } else {
                missing.add(id);
            }
        }
        if (!missing.isEmpty()) {
            workedOut(partners.all(missing), dayClock.dayOf(now)).forEach((id, days) -> {
                known.put(new Key(operator, id), new Known(days, now.plus(REMEMBERED)));
                found.put(id, days);
            });
        }
        return found;
    }

    Map<PartnerId, WorkingDays> workedOut(Collection<PartnerRepository.Row> rows, LocalDate today) {
        var off = closures.notOverBefore(
                today, rows.stream().map(PartnerRepository.Row::id).toList());
        return rows.stream()
                .collect(toMap(
                        PartnerRepository.Row::id,
                        row -> days(row.details(), off.getOrDefault(row.id(), List.of()), today)));
    }

    /** What was remembered no longer holds, here at once; other instances learn it within the minute. */
    void forget(PartnerId partner) {
        known.remove(new Key(Tenant.require(), partner));
    }

    private WorkingDays days(PartnerDetails details, Collection<Closure> closures, LocalDate today) {
        var law = holidays.computeIfAbsent(
                new Law(
                        details.holidayZone(),
                        details.goodFriday(),
                        today.getYear(),
                        today.plusMonths(MONTHS_AHEAD).getYear()),
                this::holidays);
        return new WorkingDays(
                details.openDays(),
                closures.isEmpty()
                        ? law
                        : Stream.concat(law.stream(), closures.stream().flatMap(Closure::days))
                                .collect(toSet()));
    }

    private Set<LocalDate> holidays(Law law) {
        return IntStream.rangeClosed(law.from(), law.until())
                .mapToObj(year -> calendar.publicHolidays(law.holidayZone(), law.goodFriday(), year))
                .flatMap(Collection::stream)
                .collect(toUnmodifiableSet());
    }
}
