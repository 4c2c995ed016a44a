package fr.conciergerie.animations;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.OfferPeriod;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On which terms one registers for an animation.
 *
 * @param capacity how many may come, guests among them; null where there is room for all
 * @param mostGuests whom one member may bring
 * @param opensOn the first day on which one can register, by the clock of the animation; null where it is published
 * @param closesOn the last one; null where one can until it begins
 * @param offerHours how many working hours of the site somebody who waits has to take a place that came free
 * @param withoutAccount whether passers-by may register too, where it is announced to them, see {@link AnimationDetails}
 */
public record RegistrationTerms(
        @Nullable Integer capacity,
        int mostGuests,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        int offerHours,
        boolean withoutAccount) {

    public static final int LARGEST = 2_000;
    public static final int MOST_GUESTS = 10;

    /** About a day. */
    public static final int USUAL_OFFER_HOURS = 8;

    public static final int LONGEST_OFFER_HOURS = OfferPeriod.LONGEST;

    /** Whoever wants to, until it begins, and nobody besides. */
    public static final RegistrationTerms OPEN = new RegistrationTerms(null, 0, null, null);

    public RegistrationTerms {
        if (capacity != null && (capacity < 1 || capacity > LARGEST)) {
            throw new Refused("animations.capacity-out-of-bounds", LARGEST);
        }
        if (mostGuests < 0 || mostGuests > MOST_GUESTS) {
            throw new Refused("animations.guests-out-of-bounds", MOST_GUESTS);
        }
        if (offerHours < 1 || offerHours > LONGEST_OFFER_HOURS) {
            throw new Refused("animations.offer-out-of-bounds", LONGEST_OFFER_HOURS);
        }
        if (opensOn != null && closesOn != null && closesOn.isBefore(opensOn)) {
            throw new Refused("animations.closes-before-it-opens");
        }
    }

    /** With an account or without. */
    public RegistrationTerms(
            @Nullable Integer capacity, int mostGuests, @Nullable LocalDate opensOn, @Nullable LocalDate closesOn) {
        this(capacity, mostGuests, opensOn, closesOn, USUAL_OFFER_HOURS, true);
    }

    public static RegistrationTerms upTo(int capacity, int mostGuests) {
        return new RegistrationTerms(capacity, mostGuests, null, null);
    }

    RegistrationTerms byAccountOnly() {
        return new RegistrationTerms(capacity, mostGuests, opensOn, closesOn, offerHours, false);
    }
}
