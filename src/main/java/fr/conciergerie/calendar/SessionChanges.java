package fr.conciergerie.calendar;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.calendar.SessionChange.Hours;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What it would break to cancel or to move sessions, before anybody does; what is gravest comes first. */
@Service
@Transactional(readOnly = true)
public class SessionChanges {

    private final Calendar calendar;
    private final TimetableRepository timetables;
    private final Organisations organisations;
    private final List<AffectedBySession> affected;
    private final Clock clock;

    SessionChanges(
            Calendar calendar,
            TimetableRepository timetables,
            Organisations organisations,
            List<AffectedBySession> affected,
            Clock clock) {
        this.calendar = calendar;
        this.timetables = timetables;
        this.organisations = organisations;
        this.affected = affected;
        this.clock = clock;
    }

    public List<Concern> ofCancelling(DeskSessionId id) {
        return of(id, _ -> null);
    }

    public List<Concern> ofMoving(DeskSessionId id, LocalDate day, DeskHours hours) {
        return of(id, zone -> new Hours(hours.startsAt(day, zone), hours.endsAt(day, zone)));
    }

    /**
     * Of the sessions that a closure takes away. What else takes place on those days {@link Closures} knows.
     *
     * @param site null for every site of the operator
     */
    public List<Concern> ofClosing(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return together(timetables.made(site, firstDay, lastDay, clock.instant()));
    }

    /** Of the sessions that a weekly pattern has made after the day that is to be its last. */
    public List<Concern> ofEnding(PatternId pattern, LocalDate lastDay) {
        return together(timetables.madeAfter(pattern, lastDay, clock.instant()));
    }

    /** On a session that does not take place anyway nobody counts. */
    private List<Concern> of(DeskSessionId id, Function<ZoneId, @Nullable Hours> instead) {
        var session = calendar.session(id);
        if (session.status() != SessionStatus.PLANNED) {
            return List.of();
        }
        var zone = organisations.site(session.site()).zone();
        var change = new SessionChange(session.site(), zone, List.of(session), instead.apply(zone));
        return gravestFirst(it -> it.affected(change));
    }

    private List<Concern> together(List<DeskSession> sessions) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        var bySite = sessions.stream().collect(groupingBy(DeskSession::site));
        var changes = organisations.sites().stream()
                .filter(it -> bySite.containsKey(it.id()))
                .map(it -> new SessionChange(it.id(), it.zone(), requireNonNull(bySite.get(it.id())), null))
                .toList();
        return gravestFirst(it -> it.affected(changes));
    }

    private List<Concern> gravestFirst(Function<AffectedBySession, Collection<Concern>> concerns) {
        return affected.stream()
                .flatMap(it -> concerns.apply(it).stream())
                .filter(it -> !it.each().isEmpty())
                .sorted(comparing(Concern::effect))
                .toList();
    }
}
