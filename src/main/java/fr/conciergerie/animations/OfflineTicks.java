package fr.conciergerie.animations;

import fr.conciergerie.bookings.Attendance;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was ticked at a desk, perhaps without network and perhaps long ago, with what was seen there. It is taken as long as nobody has
 * said otherwise meanwhile; else whoever ticked it hears what it is now, and says again which it is. Told twice it is taken once.
 */
@Service
@Transactional
public class OfflineTicks {

    private final Animations animations;
    private final AnimationRepository repository;
    private final Registrations registrations;
    private final RegistrationRepository places;

    OfflineTicks(
            Animations animations,
            AnimationRepository repository,
            Registrations registrations,
            RegistrationRepository places) {
        this.animations = animations;
        this.repository = repository;
        this.registrations = registrations;
        this.places = places;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Taken() implements Outcome {}

        /** Somebody has said otherwise of the person, or their place was given back. */
        record Otherwise(RegistrationStatus now) implements Outcome {}

        /** Somebody has counted otherwise who walked in. */
        record CountedOtherwise(int now) implements Outcome {}
    }

    /** @param seen what stood there when it was ticked */
    public Outcome attendance(
            Actor actor, AnimationId animation, RegistrationId id, Attendance said, RegistrationStatus seen) {
        animations.requireServed(actor, animation);
        repository.lock(animation);
        var place = places.get(id);
        if (!place.animation().equals(animation)) {
            throw new NotFound("registration " + id + " elsewhere");
        }
        if (place.status().name().equals(said.name())) {
            return new Outcome.Taken();
        }
        if (place.status() != seen) {
            return new Outcome.Otherwise(place.status());
        }
        registrations.attendance(actor, id, said, place.version());
        return new Outcome.Taken();
    }

    /** @param seen how many were counted when it was said */
    public Outcome walkIns(Actor actor, AnimationId animation, int counted, int seen) {
        animations.requireServed(actor, animation);
        repository.lock(animation);
        var known = animations.animation(actor, animation);
        if (known.walkIns() == counted && known.status() == AnimationStatus.HELD) {
            return new Outcome.Taken();
        }
        if (known.walkIns() != seen && known.walkIns() != counted) {
            return new Outcome.CountedOtherwise(known.walkIns());
        }
        animations.countWalkIns(actor, animation, known.version(), counted);
        return new Outcome.Taken();
    }
}
