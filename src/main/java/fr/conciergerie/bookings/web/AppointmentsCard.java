package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the manager's home page says of appointments: how many schedules members can book in. */
@Component
class AppointmentsCard implements RoomCards {

    /** Beside the partners, who receive. */
    private static final int ORDER = 42;

    private final Schedules schedules;

    AppointmentsCard(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public List<RoomCard> cardsFor(Actor actor) {
        if (!actor.is(Role.MANAGER)) {
            return List.of();
        }
        return List.of(new RoomCard(
                "bookings.card.open",
                schedules.open(),
                "bookings.card.open-hint",
                "calendar2-check",
                "/operator/appointments",
                false,
                ORDER));
    }
}
