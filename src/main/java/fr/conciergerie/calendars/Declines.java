package fr.conciergerie.calendars;

import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * When a calendar answers no to an invitation. Nothing is cancelled by it: anybody can write such a mail, and some calendars do so
 * when an entry is only tidied away. It is said on, and the member asked.
 */
@Component
public class Declines {

    private static final Pattern NAME =
            Pattern.compile("(booking|registration)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@conciergerie");

    private final OperatorDirectory operators;
    private final CalendarRepository repository;
    private final EventRepository places;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Declines(
            OperatorDirectory operators,
            CalendarRepository repository,
            EventRepository places,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.operators = operators;
        this.repository = repository;
        this.places = places;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What is not ours, is over, is cancelled or has moved since says nothing; nor does anybody but whom we write to: an invitation may
     * have been passed on, and it is not theirs to give back.
     *
     * @param uid the name of the entry, as {@link Entries} gave it
     * @param sequence of the hour that they answer to
     * @param attendee the address of whoever answers, as they say
     */
    public void take(String uid, int sequence, String attendee) {
        var name = NAME.matcher(uid);
        if (name.matches()) {
            var id = UUID.fromString(name.group(2));
            var isBooking = name.group(1).equals("booking");
            for (var it : operators.all()) {
                Tenant.run(
                        it.id(),
                        () -> transaction.executeWithoutResult(_ -> {
                            if (isBooking) {
                                takeOfBooking(it.id(), id, sequence, attendee);
                            } else {
                                takeOfPlace(it.id(), new RegistrationId(id), sequence, attendee);
                            }
                        }));
            }
        }
    }

    private void takeOfBooking(OperatorId operator, UUID booking, int sequence, String attendee) {
        repository
                .noted(booking)
                .filter(it -> it.sequence() == sequence && it.startsAt().isAfter(clock.instant()))
                .filter(it -> attendee.equalsIgnoreCase(it.address()))
                .ifPresent(it -> events.publishEvent(
                        new AppointmentDeclined(operator, it.order(), it.line(), it.startsAt(), clock.instant())));
    }

    private void takeOfPlace(OperatorId operator, RegistrationId place, int sequence, String attendee) {
        places.noted(place)
                .filter(it -> it.sequence() == sequence && it.startsAt().isAfter(clock.instant()))
                .filter(it -> attendee.equalsIgnoreCase(it.address()))
                .ifPresent(it ->
                        events.publishEvent(new RegistrationDeclined(operator, place, it.startsAt(), clock.instant())));
    }
}
