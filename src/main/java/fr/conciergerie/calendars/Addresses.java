package fr.conciergerie.calendars;

import fr.conciergerie.bookings.KeptTimes;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses of somebody's calendars. A page carries a fresh one that is worth nothing; who takes it makes it good. Sent
 * twice, it is the same address.
 */
@Service
@Transactional
public class Addresses {

    /** A telephone, a computer, a tablet, and some more. */
    static final int MOST = 10;

    private final AddressRepository addresses;
    private final KeptTimes receiving;
    private final Clock clock;

    Addresses(AddressRepository addresses, KeptTimes receiving, Clock clock) {
        this.addresses = addresses;
        this.receiving = receiving;
        this.clock = clock;
    }

    /** Those that are good, the oldest first. */
    @Transactional(readOnly = true)
    public List<Address> mine(Actor actor) {
        return addresses.of(actor.grant());
    }

    /** @param practitioner whose appointments; null where they are the reader's own */
    public void make(Actor actor, LinkToken token, @Nullable PractitionerId practitioner) {
        requireTheirs(actor, practitioner);
        keep(actor, token, practitioner);
    }

    /** A fresh one in the place of one that went astray, which leads nowhere from now on. */
    public void replace(Actor actor, AddressId old, LinkToken token) {
        var before = addresses.find(actor.grant(), old).orElseThrow(() -> new NotFound("address " + old));
        addresses.revoke(actor.grant(), old, clock.instant());
        keep(actor, token, before.practitioner());
    }

    /** It leads nowhere from now on. Once more changes nothing. */
    public void revoke(Actor actor, AddressId id) {
        if (addresses.find(actor.grant(), id).isEmpty()) {
            throw new NotFound("address " + id);
        }
        addresses.revoke(actor.grant(), id, clock.instant());
    }

    private void keep(Actor actor, LinkToken token, @Nullable PractitionerId practitioner) {
        if (!token.operator().equals(actor.operatorId())) {
            throw new NotFound("address of another operator");
        }
        if (!addresses.isKept(token) && addresses.of(actor.grant()).size() >= MOST) {
            throw new Refused("calendars.too-many", MOST);
        }
        var now = clock.instant();
        addresses.insert(new AddressId(Ids.next(now)), token, actor, practitioner, now);
    }

    private void requireTheirs(Actor actor, @Nullable PractitionerId practitioner) {
        var theirs = actor.is(Role.PARTNER)
                ? receiving.practitioners(Receiver.of(actor)).stream()
                        .anyMatch(it -> it.id().equals(practitioner))
                : practitioner == null;
        if (!theirs) {
            throw new NotFound("practitioner " + practitioner);
        }
    }
}
