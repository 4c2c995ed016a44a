package fr.conciergerie.lockers;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import org.springframework.stereotype.Component;

/** Whose lockers are whose: what somebody may not see does not exist to them. */
@Component
class LockerAccess {

    private final Organisations organisations;
    private final DayClock dayClock;

    LockerAccess(Organisations organisations, DayClock dayClock) {
        this.organisations = organisations;
        this.dayClock = dayClock;
    }

    Site visible(Actor actor, SiteId site) {
        return organisations.sitesVisibleTo(actor).stream()
                .filter(it -> it.id().equals(site))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + site));
    }

    /** What lies in a bank is for those who stand at the desk there. */
    void requireServed(Actor actor, Bank bank) {
        if (!serves(actor, bank.site())) {
            throw new NotFound("bank " + bank.id());
        }
    }

    /** The member whose it is, or whoever serves them there. */
    void requireTheirs(Actor actor, ReservationView it) {
        boolean theirs = actor.is(Role.MEMBER) ? it.member().value().equals(actor.subject()) : serves(actor, it.site());
        if (!theirs) {
            throw new NotFound("reservation " + it.id());
        }
    }

    private boolean serves(Actor actor, SiteId site) {
        return switch (actor.role()) {
            case MANAGER -> true;
            case CONCIERGE ->
                organisations.serves(
                        actor.account(),
                        site,
                        dayClock.todayAt(organisations.site(site).zone()));
            case MEMBER, PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> false;
        };
    }
}
