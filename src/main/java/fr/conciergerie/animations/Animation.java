package fr.conciergerie.animations;

import fr.conciergerie.animations.AnimationState.Cancelled;
import fr.conciergerie.animations.AnimationState.Draft;
import fr.conciergerie.animations.AnimationState.Held;
import fr.conciergerie.animations.AnimationState.Published;
import fr.conciergerie.shared.Refused;
import java.time.Instant;

/**
 * Something that takes place at a site beside the desk, and how far it has got.
 *
 * @param taken the places of those who are registered, as the database counts them
 * @param sequence how many times its hour or its place has changed since it was published
 */
record Animation(AnimationId id, AnimationDetails details, AnimationState state, int taken, int sequence, int version) {

    static final int LONGEST_REASON = 500;

    static Animation draft(AnimationId id, AnimationDetails details) {
        return new Animation(id, details, new Draft(), 0, 0, 0);
    }

    /** Once it has ended there is nothing left to announce or to change. */
    Animation change(AnimationDetails next, Instant now) {
        return switch (state) {
            case Draft() -> new Animation(id, next, state, taken, sequence, version);
            case Published _
            when now.isBefore(details.times().endsAt()) ->
                new Animation(
                        id,
                        next,
                        state,
                        taken,
                        details.isElsewhereOrAtAnotherTime(next) ? sequence + 1 : sequence,
                        version);
            case Published _, Held _, Cancelled _ -> throw Refused.conflict("animations.is-over");
        };
    }

    Animation publish(Instant now) {
        return switch (state) {
            case Draft() when now.isBefore(details.times().endsAt()) -> with(new Published(now));
            case Draft() -> throw Refused.conflict("animations.is-past");
            case Published _, Held _, Cancelled _ -> throw Refused.conflict("animations.already-published");
        };
    }

    /** Said from its beginning on; said twice it is said once. */
    Animation hold(Instant now) {
        return switch (state) {
            case Published(var at) when !now.isBefore(details.times().startsAt()) -> with(new Held(at, now));
            case Published _ -> throw Refused.conflict("animations.not-yet");
            case Held _ -> this;
            case Draft _, Cancelled _ -> throw Refused.conflict("animations.does-not-take-place");
        };
    }

    /** Said only of what took place, or of what was called off after somebody had prepared it. */
    Animation takeTime(Instant now) {
        return state instanceof Cancelled ? this : hold(now);
    }

    Animation cancel(String reason, Instant now) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused("animations.needs-a-reason", LONGEST_REASON);
        }
        return switch (state) {
            case Published(var at) when now.isBefore(details.times().endsAt()) -> with(new Cancelled(at, now, why));
            case Draft _ -> throw Refused.conflict("animations.draft-is-removed");
            case Published _, Held _, Cancelled _ -> throw Refused.conflict("animations.is-over");
        };
    }

    /** A draft of which nobody knew. */
    void requireDraft() {
        if (!(state instanceof Draft)) {
            throw Refused.conflict("animations.already-published");
        }
    }

    /** The terms on which one registers at this moment; refused where one cannot, with why. */
    RegistrationTerms requireOpen(Instant now) {
        var terms = details.registration();
        if (!(state instanceof Published)) {
            throw Refused.conflict(
                    state instanceof Cancelled ? "animations.was-cancelled" : "animations.does-not-take-place");
        }
        if (terms == null) {
            throw Refused.conflict("animations.just-come");
        }
        if (!now.isBefore(details.times().startsAt())) {
            throw Refused.conflict("animations.has-begun");
        }
        var today = now.atZone(details.times().zone()).toLocalDate();
        if (terms.opensOn() != null && today.isBefore(terms.opensOn())) {
            throw Refused.conflict("animations.not-open-yet", terms.opensOn());
        }
        if (terms.closesOn() != null && today.isAfter(terms.closesOn())) {
            throw Refused.conflict("animations.no-longer-open", terms.closesOn());
        }
        return terms;
    }

    /** Whether it is announced and has not begun. */
    boolean isToCome(Instant now) {
        return state instanceof Published && now.isBefore(details.times().startsAt());
    }

    /** The moment after which nobody registers any more. */
    Instant registersUntil() {
        var times = details.times();
        var terms = details.registration();
        if (terms == null || terms.closesOn() == null) {
            return times.startsAt();
        }
        var closes = terms.closesOn().plusDays(1).atStartOfDay(times.zone()).toInstant();
        return closes.isBefore(times.startsAt()) ? closes : times.startsAt();
    }

    /** As a caller read it, who changes nothing that they have not seen. */
    Animation readAs(int seen) {
        return new Animation(id, details, state, taken, sequence, seen);
    }

    private Animation with(AnimationState next) {
        return new Animation(id, details, next, taken, sequence, version);
    }
}
