package fr.conciergerie.freebusy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The owner's door to the module: whose calendar is read where, and when they are busy. */
@Service
@Transactional
public class ExternalCalendars {

    private final ExternalCalendarRepository repository;
    private final Clock clock;

    ExternalCalendars(ExternalCalendarRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Read within a minute, and every hour from then on, instead of the one before; nothing of that one is kept. */
    public void connect(UUID owner, CalendarAddress address, ZoneId zone) {
        repository.replace(owner, address, zone, clock.instant());
    }

    /** Read within a minute. */
    public void readSoon(UUID owner) {
        repository.readSoon(owner, clock.instant());
    }

    /** Read no more; nothing of it is kept. */
    public void disconnect(UUID owner) {
        repository.delete(owner);
    }

    @Transactional(readOnly = true)
    public Optional<ExternalCalendar> find(UUID owner) {
        return Optional.ofNullable(of(List.of(owner)).get(owner));
    }

    /** By owner; those who have none are missing. */
    @Transactional(readOnly = true)
    public Map<UUID, ExternalCalendar> of(Collection<UUID> owners) {
        return repository.of(owners, clock.instant());
    }

    /** By owner, soonest first: when they are busy in some time, or in a part of it. */
    @Transactional(readOnly = true)
    public Map<UUID, List<BusyTime>> busy(Collection<UUID> owners, Instant from, Instant until) {
        return repository.busy(owners, from, until);
    }
}
