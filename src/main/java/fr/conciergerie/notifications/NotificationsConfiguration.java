package fr.conciergerie.notifications;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the way out. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmtpSettings.class)
class NotificationsConfiguration {

    /** A mail server when there is one, in a demonstration too; otherwise the mailbox there, and nothing in production. */
    @Bean
    Transport transport(SmtpSettings settings, Clock clock, @Value("${conciergerie.demo:false}") boolean demo) {
        if (settings.isComplete()) {
            return new SmtpTransport(settings, clock);
        }
        return demo ? new MailboxTransport() : new NoTransport();
    }
}
