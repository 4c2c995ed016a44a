package fr.conciergerie.inbox;

import fr.conciergerie.calendars.Declines;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox every minute. A message that is read once more, because we were stopped before its number was kept, changes
 * nothing a second time.
 */
@Component
@EnableConfigurationProperties(ImapSettings.class)
class InboxJob {

    private static final Logger LOG = LoggerFactory.getLogger(InboxJob.class);

    /** An invitation that is older is about an hour that is over, or will be soon. */
    private static final Duration BACK = Duration.ofDays(30);

    private final ImapSettings settings;
    private final InboxRepository repository;
    private final Declines declines;
    private final Clock clock;

    /** Since the last time that it answered: it is said once. */
    private volatile boolean silent;

    InboxJob(ImapSettings settings, InboxRepository repository, Declines declines, Clock clock) {
        this.settings = settings;
        this.repository = repository;
        this.declines = declines;
        this.clock = clock;
    }

    @Scheduled(cron = "45 * * * * *")
    @SchedulerLock(name = "inbox", lockAtMostFor = "PT15M")
    void everyMinute() {
        if (settings.isComplete()) {
            read();
        }
    }

    void read() {
        var mailbox = settings.mailbox();
        try {
            new ImapMailbox(settings)
                    .read(repository.position(mailbox), clock.instant().minus(BACK), new ImapMailbox.Reader() {
                        @Override
                        public void read(byte @Nullable [] source) {
                            if (source != null) {
                                take(source);
                            }
                        }

                        @Override
                        public void reached(Position position) {
                            repository.reached(mailbox, position, clock.instant());
                        }
                    });
            silent = false;
        } catch (MessagingException | IOException e) {
            if (!silent) {
                // What they say may hold an address; the health page says since when.
                LOG.warn("The mailbox could not be read: {}", e.getClass().getSimpleName());
            }
            silent = true;
        }
    }

    private void take(byte[] source) {
        CalendarAnswer.in(source)
                .filter(CalendarAnswer::declines)
                .ifPresent(it -> declines.take(it.uid(), it.sequence(), it.attendee()));
    }
}
