package fr.conciergerie.notifications;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.DayOfPractitioner;
import fr.conciergerie.bookings.DaysOfPractitioners;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.ReceivingLinkAsked;
import fr.conciergerie.bookings.ReceivingLinks;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells practitioners with an address of their own of their days, each time with a link into their room. */
@Component
class PractitionerNews {

    private final Schedules schedules;
    private final PartnerLanguages languages;
    private final DaysOfPractitioners days;
    private final ReceivingLinks links;
    private final PractitionerLetters letters;
    private final Outbox outbox;

    PractitionerNews(
            Schedules schedules,
            PartnerLanguages languages,
            DaysOfPractitioners days,
            ReceivingLinks links,
            PractitionerLetters letters,
            Outbox outbox) {
        this.schedules = schedules;
        this.languages = languages;
        this.days = days;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
    }

    @ApplicationModuleListener
    void on(ReceivingLinkAsked asked) {
        var practitioner = schedules.practitioner(asked.practitioner());
        if (practitioner.email() != null) {
            outbox.post(
                    MessageKind.RECEIVING_LINK,
                    MessageKind.RECEIVING_LINK + " " + practitioner.id() + " " + asked.at(),
                    recipient(practitioner, practitioner.email()),
                    About.NO_ORDER,
                    words -> letters.link(links.issue(practitioner.id()), words));
        }
    }

    /** What is written is what is so by then; once the day is over it helps nobody. */
    @ApplicationModuleListener
    void on(DayOfPractitioner day) {
        var practitioner = schedules.practitioner(day.practitioner());
        var coming = days.of(practitioner.id(), day.day());
        if (practitioner.email() != null && (day.changed() || !coming.isEmpty())) {
            outbox.postUntil(
                    over(day, coming),
                    MessageKind.PRACTITIONER_DAY,
                    MessageKind.PRACTITIONER_DAY + " " + practitioner.id() + " " + day.day() + " " + day.at(),
                    recipient(practitioner, practitioner.email()),
                    About.NO_ORDER,
                    letter(practitioner, day, coming));
        }
    }

    private Function<Words, Letter> letter(Practitioner practitioner, DayOfPractitioner day, List<BookingView> coming) {
        return words -> letters.day(day.day(), coming, day.changed(), links.issue(practitioner.id()), words);
    }

    private static Instant over(DayOfPractitioner day, List<BookingView> coming) {
        return coming.isEmpty()
                ? day.at().plus(Duration.ofDays(1))
                : day.day()
                        .plusDays(1)
                        .atTime(LocalTime.MIDNIGHT)
                        .atZone(coming.getFirst().zone())
                        .toInstant();
    }

    private Recipient recipient(Practitioner practitioner, String email) {
        return new Recipient(
                Recipient.Kind.PRACTITIONER, practitioner.id().value(), email, languages.of(practitioner.partner()));
    }
}
