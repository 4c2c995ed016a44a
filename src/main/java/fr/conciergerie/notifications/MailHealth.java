package fr.conciergerie.notifications;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says on the health page when no mail server is set up. Everything else works without one, so we stay up. */
@Component("mailOut")
class MailHealth implements HealthIndicator {

    private final Transport transport;

    MailHealth(Transport transport) {
        this.transport = transport;
    }

    @Override
    public Health health() {
        return transport.isOpen()
                ? Health.up().build()
                : Health.unknown()
                        .withDetail("mail", "CONCIERGERIE_SMTP_HOST is not set: messages wait")
                        .build();
    }
}
