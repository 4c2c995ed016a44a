package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an animation is, as the manager says it.
 *
 * @param description what happens there, and what to bring; empty where the title says it all
 * @param sites where; none for what one takes part in from afar
 * @param place where at the site, or the address under which one takes part; null where it does not matter
 * @param registration on which terms one registers; null where one simply comes. What is for the people of one organisation, or
 *     takes place from afar, hangs on no wall: nobody comes to it without an account
 * @param onlyFor the organisation whose people it is for; null for whoever may use one of its sites
 * @param partner with whom; null for nobody
 * @param cost null where it costs nothing
 */
public record AnimationDetails(
        AnimationKind kind,
        String title,
        String description,
        List<SiteId> sites,
        @Nullable String place,
        Times times,
        @Nullable RegistrationTerms registration,
        @Nullable OrganisationId onlyFor,
        @Nullable PartnerId partner,
        @Nullable Cost cost) {

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_DESCRIPTION = 4_000;
    public static final int LONGEST_PLACE = 300;

    private static final int MOST_SITES = 50;

    public AnimationDetails {
        title = title.strip();
        sites = sites.stream().distinct().toList();
        place = place == null || place.isBlank() ? null : place.strip();
        registration = registration != null && (onlyFor != null || sites.isEmpty())
                ? registration.byAccountOnly()
                : registration;
        if (title.isEmpty()) {
            throw new Refused("animations.needs-a-title");
        }
        if (title.length() > LONGEST_TITLE
                || description.length() > LONGEST_DESCRIPTION
                || place != null && place.length() > LONGEST_PLACE) {
            throw new Refused("animations.words-too-long", LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_PLACE);
        }
        if (sites.size() > MOST_SITES) {
            throw new Refused("animations.too-many-sites", MOST_SITES);
        }
        if (kind == AnimationKind.CLIENT && onlyFor == null && sites.isEmpty()) {
            throw new Refused("animations.whose-event");
        }
    }

    public boolean isOnline() {
        return sites.isEmpty();
    }

    /** The same so many days later, by the clock on the wall. */
    AnimationDetails movedBy(long days) {
        var terms = registration;
        var starts = times.starts().plusDays(days);
        var ends = times.ends().plusDays(days);
        return new AnimationDetails(
                kind,
                title,
                description,
                sites,
                place,
                Times.at(
                        starts.toLocalDate(),
                        starts.toLocalTime(),
                        ends.toLocalDate(),
                        ends.toLocalTime(),
                        times.zone()),
                terms == null || terms.closesOn() == null
                        ? terms
                        : new RegistrationTerms(
                                terms.capacity(),
                                terms.mostGuests(),
                                terms.opensOn(),
                                terms.closesOn().plusDays(days),
                                terms.offerHours(),
                                terms.withoutAccount()),
                onlyFor,
                partner,
                cost);
    }

    /** Whether passers-by may register for it. */
    public boolean isForPassersBy() {
        return registration != null && registration.withoutAccount();
    }

    /** Whether whoever planned to come must hear of it. */
    boolean isElsewhereOrAtAnotherTime(AnimationDetails other) {
        return !times.equals(other.times) || !sites.equals(other.sites) || !Objects.equals(place, other.place);
    }
}
