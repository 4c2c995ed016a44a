package fr.conciergerie.calendar;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.calendar.SessionState.Held;
import fr.conciergerie.calendar.SessionState.Planned;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the module: when a concierge is where, and what the manager and the concierges do about it. Days and
 * hours are those on the wall of the site.
 */
@Service
@Transactional
public class Calendar {

    private static final int LONGEST_REASON = 200;

    private final SessionRepository sessions;
    private final TimetableRepository timetables;
    private final Timetables keeper;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Calendar(
            SessionRepository sessions,
            TimetableRepository timetables,
            Timetables keeper,
            Organisations organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.timetables = timetables;
        this.keeper = keeper;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DeskSession session(DeskSessionId id) {
        return sessions.find(id).orElseThrow(() -> new NotFound("desk session " + id));
    }

    /** The sessions of a site that are not cancelled and end after {@code from}, soonest first. */
    @Transactional(readOnly = true)
    public List<DeskSession> nextSessions(SiteId site, Instant from, int limit) {
        return sessions.next(site, from, limit);
    }

    /** The same for several sites at once; a site without sessions is not in the answer. */
    @Transactional(readOnly = true)
    public Map<SiteId, List<DeskSession>> nextSessions(Collection<SiteId> sites, Instant from, int limitEach) {
        return sessions.next(sites, from, limitEach);
    }

    /** At how many sites a concierge is expected on the day that it is there. */
    @Transactional(readOnly = true)
    public int sitesOpenToday() {
        return sessions.sitesOpenOnTheDayOf(clock.instant());
    }

    /** The session that is going on at a site, if any. */
    @Transactional(readOnly = true)
    public Optional<DeskSession> current(SiteId site, Instant at) {
        return nextSessions(site, at, 1).stream()
                .filter(it -> !it.startsAt().isAfter(at))
                .findFirst();
    }

    @Transactional(readOnly = true)
    public boolean isPublicHoliday(SiteId site, LocalDate day) {
        var it = organisations.site(site);
        return publicHolidays(it.holidayZone(), it.goodFriday(), day.getYear()).contains(day);
    }

    /**
     * The public holidays of a year.
     *
     * @param holidayZone the code of a {@link Territory}
     * @param goodFriday whether Good Friday is one there
     */
    public Set<LocalDate> publicHolidays(String holidayZone, boolean goodFriday, int year) {
        return PublicHolidays.of(Territory.ofHolidayZone(holidayZone), goodFriday, year)
                .keySet();
    }

    /** The public holidays of a site in a year, each with the name under which the messages know it. */
    public Map<LocalDate, String> namedHolidays(Site site, int year) {
        return PublicHolidays.of(Territory.ofHolidayZone(site.holidayZone()), site.goodFriday(), year);
    }

    /** The days of a period, both included, on which nobody is received at a site: public holidays and closures. */
    @Transactional(readOnly = true)
    public Set<LocalDate> daysOff(Site site, LocalDate first, LocalDate last) {
        var closures = timetables.closures(site.id(), first);
        var holidays = new HashSet<LocalDate>();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            holidays.addAll(namedHolidays(site, year).keySet());
        }
        return first.datesUntil(last.plusDays(1))
                .filter(day -> holidays.contains(day) || closures.stream().anyMatch(it -> it.covers(day)))
                .collect(toSet());
    }

    /** From its first day on the concierge comes every week; the sessions of the next twelve months follow at once. */
    public PatternId addPattern(
            SiteId site, DayOfWeek weekday, DeskHours hours, LocalDate validFrom, @Nullable LocalDate validUntil) {
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new Refused("calendar.days-out-of-order");
        }
        var place = organisations.site(site);
        var id = new PatternId(Ids.next(clock.instant()));
        refusingOverlap(() -> timetables.insert(site, new WeeklyPattern(id, weekday, hours, validFrom, validUntil)));
        keeper.revise(place);
        return id;
    }

    /** The same hours on several days of the week: all of them or, where one overlaps another, none. */
    public void addPatterns(
            SiteId site,
            Collection<DayOfWeek> weekdays,
            DeskHours hours,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        weekdays.stream().distinct().forEach(it -> addPattern(site, it, hours, validFrom, validUntil));
    }

    /** The last day on which the pattern holds; sessions planned after it are no longer due. */
    public void endPattern(PatternId pattern, LocalDate lastDay) {
        revise(timetables.endPattern(pattern, lastDay).orElseThrow(() -> new NotFound("pattern " + pattern)));
    }

    /**
     * No desk from one day to another, both included.
     *
     * @param site null for every site of the operator
     */
    public ClosureId close(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new Refused("calendar.reason-missing", LONGEST_REASON);
        }
        if (lastDay.isBefore(firstDay) || lastDay.isAfter(firstDay.plusYears(1))) {
            throw new Refused("calendar.days-out-of-order");
        }
        var id = new ClosureId(Ids.next(clock.instant()));
        var kept = timetables.insert(id, site, new Closure(firstDay, lastDay, reason.strip()));
        reviseOneOrAll(Optional.ofNullable(site));
        return kept;
    }

    /** The desk is open after all; sessions that the closure had cancelled take place. */
    public void lift(ClosureId closure) {
        if (timetables.lift(closure, clock.instant()) == 0) {
            if (!timetables.knows(closure)) {
                throw new NotFound("closure " + closure);
            }
            throw Refused.conflict("calendar.no-such-closure");
        }
        reviseOneOrAll(timetables.siteOf(closure));
    }

    /** A session outside the weekly patterns. */
    public DeskSessionId extraSession(SiteId site, LocalDate day, DeskHours hours) {
        return add(site, day, hours, new Planned(), null);
    }

    /** A session that took place before this calendar knew of it. */
    public DeskSessionId recordHeld(SiteId site, LocalDate day, DeskHours hours, UUID by) {
        var held = new Held(hours.endsAt(day, organisations.site(site).zone()), by);
        return add(site, day, hours, held, null);
    }

    /** The concierge is there. */
    public void hold(DeskSessionId id, UUID by) {
        var now = clock.instant();
        change(id, it -> it.hold(now, by));
    }

    public void cancel(DeskSessionId id, CancellationCause cause, @Nullable String note) {
        if (!cause.isGivenByPeople()) {
            throw new Refused("calendar.not-a-cause");
        }
        var before = change(id, it -> it.cancel(cause, note));
        publishCancelled(before, cause);
    }

    /** The session takes place at another time; both stay linked, so that the report can tell. */
    public DeskSessionId move(DeskSessionId id, LocalDate day, DeskHours hours, @Nullable String note) {
        var before = change(id, it -> it.moveAway(note));
        var moved = add(before.site(), day, hours, new Planned(), id);
        if (before.isPlanned()) {
            publishCancelled(before, CancellationCause.MOVED);
        }
        return moved;
    }

    /** A cancelled session takes place after all, or a held one had been marked by mistake. */
    public void reinstate(DeskSessionId id) {
        refusingOverlap(() -> change(id, Session::reinstate));
    }

    private DeskSessionId add(
            SiteId site, LocalDate day, DeskHours hours, SessionState state, @Nullable DeskSessionId movedFrom) {
        var zone = organisations.site(site).zone();
        var now = clock.instant();
        var id = new DeskSessionId(Ids.next(now));
        var session = new Session(id, site, hours.startsAt(day, zone), hours.endsAt(day, zone), state, 0);
        refusingOverlap(() -> sessions.insert(session, movedFrom, now));
        return id;
    }

    /** One step of one session; what it was before. */
    private Session change(DeskSessionId id, UnaryOperator<Session> step) {
        var before = sessions.get(id);
        sessions.update(step.apply(before), clock.instant());
        return before;
    }

    private void reviseOneOrAll(Optional<SiteId> site) {
        site.ifPresentOrElse(this::revise, keeper::reviseAll);
    }

    private void revise(SiteId site) {
        keeper.revise(organisations.site(site));
    }

    private void publishCancelled(Session session, CancellationCause cause) {
        events.publishEvent(new SessionCancelled(
                Tenant.require(), session.id(), session.site(), session.startsAt(), cause, false, clock.instant()));
    }

    private static void refusingOverlap(Runnable change) {
        Constraints.refusing(
                () -> {
                    change.run();
                    return true;
                },
                name -> switch (name) {
                    case "patterns_do_not_overlap", "sessions_do_not_overlap" -> Refused.conflict("calendar.overlaps");
                    default -> null;
                });
    }
}
