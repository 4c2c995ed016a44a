package fr.conciergerie.calendar;

import fr.conciergerie.web.metrics.BusinessMetrics;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a desk opens today. */
@Component
class SessionMetrics implements BusinessMetrics {

    private final SessionRepository sessions;

    SessionMetrics(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Reading> readings(Instant now) {
        return List.of(Reading.sum(
                "conciergerie.sites.open.today",
                "Sites with a desk session on their day of today",
                sessions.sitesOpenOnTheDayOf(now)));
    }
}
