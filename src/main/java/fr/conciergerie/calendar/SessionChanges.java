package fr.conciergerie.calendar;

import static java.util.Comparator.comparing;

import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.calendar.SessionChange.Hours;
import fr.conciergerie.organisations.Organisations;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What it would break to cancel or to move a session, before anybody does. */
@Service
@Transactional(readOnly = true)
public class SessionChanges {

    private final Calendar calendar;
    private final Organisations organisations;
    private final List<AffectedBySession> affected;

    SessionChanges(Calendar calendar, Organisations organisations, List<AffectedBySession> affected) {
        this.calendar = calendar;
        this.organisations = organisations;
        this.affected = affected;
    }

    public List<Concern> ofCancelling(DeskSessionId id) {
        return of(id, _ -> null);
    }

    public List<Concern> ofMoving(DeskSessionId id, LocalDate day, DeskHours hours) {
        return of(id, zone -> new Hours(hours.startsAt(day, zone), hours.endsAt(day, zone)));
    }

    /** What changes first; on a session that does not take place anyway nobody counts. */
    private List<Concern> of(DeskSessionId id, Function<ZoneId, @Nullable Hours> instead) {
        var session = calendar.session(id);
        if (session.status() != SessionStatus.PLANNED) {
            return List.of();
        }
        var zone = organisations.site(session.site()).zone();
        var change = new SessionChange(session, zone, instead.apply(zone));
        return affected.stream()
                .flatMap(it -> it.affected(change).stream())
                .filter(it -> !it.each().isEmpty())
                .sorted(comparing(Concern::changes).reversed())
                .toList();
    }
}
