package fr.conciergerie.calendars;

import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.web.CalendarAnswers;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarEntry.Standing;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appointments and sessions as entries of a calendar. One has the same name and the same number wherever it is read: in the feed of
 * whoever it concerns, and in the mail that invites them. An employer may look over a shoulder: a member's entry tells neither
 * the service nor who gives it.
 */
@Component
public class Entries {

    private final CalendarRepository repository;
    private final EventRepository events;
    private final PublicAddress address;
    private final CalendarAnswers answers;

    Entries(CalendarRepository repository, EventRepository events, PublicAddress address, CalendarAnswers answers) {
        this.repository = repository;
        this.events = events;
        this.address = address;
        this.answers = answers;
    }

    /** The appointment that the line of an order is, as its member has it in their calendar; empty where it is none. */
    @Transactional(readOnly = true)
    public Optional<CalendarEntry> ofMember(LineId line, Words words) {
        return repository.of(line).map(it -> ofMember(it, words));
    }

    /** The event that a member has a place in; empty once nobody knows any more whose it was. */
    @Transactional(readOnly = true)
    public Optional<CalendarEntry> ofMember(RegistrationId place, Words words) {
        return events.of(place).map(it -> ofMember(it, words));
    }

    /** What hangs on the wall is no secret, so it is called by its name. */
    CalendarEntry ofMember(Event it, Words words) {
        return entry(
                it,
                "registration-" + it.registration(),
                words.say(answers.areRead() ? "calendars.give-back-here" : "calendars.give-back-here-only"),
                "/animations/");
    }

    /** For whoever serves it: under the name that it has in public. */
    CalendarEntry ofServed(Event it) {
        return entry(it, "event-" + it.animation(), null, "/desk/animations/");
    }

    CalendarEntry ofMember(Appointment it, Words words) {
        return entry(
                it,
                words.say(it.wellBeing() ? "calendars.well-being" : "calendars.appointment"),
                it.wellBeing() ? null : it.room(),
                words.say(answers.areRead() ? "calendars.change-here" : "calendars.change-here-only"),
                URI.create(address.of("/appointments/lines/" + it.line())));
    }

    /** Who comes, for whoever receives or opens the desk: a name, never why. */
    CalendarEntry ofReceiving(Appointment it) {
        return entry(it, it.coming(), it.room(), null, null);
    }

    CalendarEntry of(Session it, Words words) {
        return new CalendarEntry(
                "session-" + it.id() + "@conciergerie",
                it.changes(),
                it.changedAt(),
                it.startsAt(),
                it.endsAt(),
                it.place().zone(),
                words.say("calendars.session", it.place().name()),
                it.place().deskPlace() + ", " + it.place().withAddress(),
                null,
                null,
                it.cancelled() ? Standing.CANCELLED : Standing.FREE);
    }

    private CalendarEntry entry(Event it, String name, @Nullable String words, String path) {
        return new CalendarEntry(
                name + "@conciergerie",
                it.sequence() + (it.cancelled() ? 1 : 0),
                it.changedAt(),
                it.startsAt(),
                it.endsAt(),
                it.zone(),
                it.title(),
                it.where().isEmpty() ? null : it.where(),
                words,
                URI.create(address.of(path + it.animation())),
                standing(it));
    }

    private static Standing standing(Event it) {
        if (it.cancelled()) {
            return Standing.CANCELLED;
        }
        return it.keepsBusy() ? Standing.BUSY : Standing.FREE;
    }

    private static CalendarEntry entry(
            Appointment it, String title, @Nullable String room, @Nullable String words, @Nullable URI link) {
        return new CalendarEntry(
                "booking-" + it.booking() + "@conciergerie",
                // A calendar takes something away only where the number is greater than that under which it came.
                it.sequence() + (it.cancelled() ? 1 : 0),
                it.changedAt(),
                it.startsAt(),
                it.endsAt(),
                it.place().zone(),
                title,
                (room == null ? "" : room + ", ") + it.place().withAddress(),
                words,
                link,
                it.cancelled() ? Standing.CANCELLED : Standing.BUSY);
    }
}
