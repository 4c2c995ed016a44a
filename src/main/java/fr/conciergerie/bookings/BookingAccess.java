package fr.conciergerie.bookings;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Whose hours are whose: what somebody may not see does not exist to them. */
@Component
class BookingAccess {

    private final Organisations organisations;
    private final Clock clock;

    BookingAccess(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    Site visible(Actor actor, SiteId site) {
        return organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.id().equals(site))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + site));
    }

    /** Who comes to a site is for those who stand at its desk. */
    Site requireServed(Actor actor, SiteId site) {
        if (!actor.is(Role.MANAGER) && !actor.is(Role.CONCIERGE)) {
            throw new NotFound("site " + site);
        }
        return visible(actor, site);
    }

    /** The member whose it is, whoever serves them there, the partner who receives them. */
    void requireTheirs(Actor actor, Booking booking) {
        var theirs = switch (actor.role()) {
            case MEMBER -> booking.member().value().equals(actor.subject());
            case PARTNER -> booking.partner().value().equals(actor.subject());
            case MANAGER -> true;
            case CONCIERGE ->
                organisations.serves(
                        actor.account(),
                        booking.site(),
                        clock.instant().atZone(booking.zone()).toLocalDate());
            case COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> false;
        };
        if (!theirs) {
            throw new NotFound("booking " + booking.id());
        }
    }

    /** A member has to give notice; whoever stands at the desk has not. */
    static Notice notice(Actor actor) {
        return actor.is(Role.MEMBER) ? Notice.KEPT : Notice.WAIVED;
    }
}
