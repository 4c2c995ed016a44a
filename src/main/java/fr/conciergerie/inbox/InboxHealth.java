package fr.conciergerie.inbox;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says on the health page since when the mailbox does not answer. Everything else works without it, so we stay up. */
@Component("mailIn")
class InboxHealth implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ImapSettings settings;
    private final InboxRepository repository;
    private final Clock clock;

    InboxHealth(ImapSettings settings, InboxRepository repository, Clock clock) {
        this.settings = settings;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (!settings.isComplete()) {
            return Health.unknown()
                    .withDetail("mailbox", "CONCIERGERIE_IMAP_HOST is not set: nobody reads what calendars answer")
                    .build();
        }
        var read = repository.readAt(settings.mailbox());
        var isFresh =
                read.filter(it -> it.isAfter(clock.instant().minus(PATIENCE))).isPresent();
        return (isFresh ? Health.up() : Health.status(new Status("OUT_OF_DATE")))
                .withDetail("read", read.map(Object::toString).orElse("never"))
                .build();
    }
}
