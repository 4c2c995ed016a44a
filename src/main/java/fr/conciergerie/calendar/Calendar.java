package fr.conciergerie.calendar;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the module for whoever asks when a concierge is where.  */
@Service
@Transactional(readOnly = true)
public class Calendar {

    private final SessionRepository sessions;
    private final Organisations organisations;

    Calendar(SessionRepository sessions, Organisations organisations) {
        this.sessions = sessions;
        this.organisations = organisations;
    }

    public DeskSession session(DeskSessionId id) {
        return sessions.find(id).orElseThrow(() -> new NotFound("desk session " + id));
    }

    /** The sessions of a site that are not cancelled and end after {@code from}, soonest first. */
    public List<DeskSession> nextSessions(SiteId site, Instant from, int limit) {
        return nextSessions(List.of(site), from, limit).getOrDefault(site, List.of());
    }

    /** The same for several sites at once; a site without sessions is not in the answer. */
    public Map<SiteId, List<DeskSession>> nextSessions(Collection<SiteId> sites, Instant from, int limitEach) {
        return sessions.next(sites, from, limitEach);
    }

    /** The session that is going on at a site, if any. */
    public Optional<DeskSession> current(SiteId site, Instant at) {
        return nextSessions(site, at, 1).stream()
                .filter(it -> !it.startsAt().isAfter(at))
                .findFirst();
    }

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
}
