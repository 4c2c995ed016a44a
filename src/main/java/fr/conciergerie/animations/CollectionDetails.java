package fr.conciergerie.animations;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is collected, where, when, and for whom.
 *
 * @param animation at which it is collected; null for a collection that stands alone
 * @param association who gets it, a partner
 * @param pieces goods that are counted
 * @param weighed goods that are weighed
 * @param refused goods that are not taken
 * @param capacity of what they are gathered in; null where it does not matter
 */
public record CollectionDetails(
        String title,
        @Nullable AnimationId animation,
        PartnerId association,
        SiteId site,
        @Nullable String place,
        LocalDate firstDay,
        LocalDate lastDay,
        List<String> pieces,
        List<String> weighed,
        List<String> refused,
        @Nullable Capacity capacity) {

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_PLACE = 300;
    public static final int LONGEST_NAME = 80;

    private static final int MOST_GOODS = 40;

    public CollectionDetails {
        title = title.strip();
        place = place == null || place.isBlank() ? null : place.strip();
        pieces = named(pieces);
        weighed = named(weighed);
        refused = named(refused);
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw new Refused("animations.needs-a-title");
        }
        if (lastDay.isBefore(firstDay)) {
            throw new Refused("animations.ends-before-it-begins");
        }
        if (pieces.isEmpty() && weighed.isEmpty()) {
            throw new Refused("animations.collection.needs-goods");
        }
        if (pieces.size() + weighed.size() + refused.size() > MOST_GOODS) {
            throw new Refused("animations.collection.too-many-goods", MOST_GOODS);
        }
    }

    private static List<String> named(List<String> goods) {
        var names = goods.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        if (names.stream().anyMatch(it -> it.length() > LONGEST_NAME)) {
            throw new Refused("animations.collection.good-too-long", LONGEST_NAME);
        }
        return names;
    }
}
