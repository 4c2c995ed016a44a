package fr.conciergerie.bookings;

import fr.conciergerie.shared.NotFound;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who receives, as the room of those who receive knows them. */
@Component
class OwnPractitioners {

    private final PractitionerRepository practitioners;
    private final ReceivingClock receivingClock;

    OwnPractitioners(PractitionerRepository practitioners, ReceivingClock receivingClock) {
        this.practitioners = practitioners;
        this.receivingClock = receivingClock;
    }

    /** Those who receive, by name. */
    List<Practitioner> receiving(Receiver receiver) {
        return all(receiver).stream().filter(Practitioner::active).toList();
    }

    /** Those who receive nobody any more among them. */
    List<Practitioner> all(Receiver receiver) {
        return practitioners.ofPartner(receiver.partner()).stream()
                .filter(it -> receiver.includes(it.id()))
                .toList();
    }

    Practitioner require(Receiver receiver, PractitionerId id) {
        return all(receiver).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("practitioner " + id));
    }

    /** The clock by which they receive. */
    ZoneId zone(Receiver receiver) {
        return receivingClock.of(receiver.partner());
    }
}
