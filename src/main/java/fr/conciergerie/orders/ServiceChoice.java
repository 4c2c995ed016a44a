package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as somebody wants it: how many, with which of its options, and what they say of it. Whatever cannot be
 * ordered so is refused.
 *
 * @param note stripped; null where nothing was said
 */
public record ServiceChoice(
        Offer offer,
        List<Option> options,
        int quantity,
        @Nullable String note) {

    public static final int MAX_QUANTITY = 99;
    public static final int MAX_NOTE = 500;

    public ServiceChoice {
        requireQuantity(quantity);
        options = List.copyOf(options);
        note = note(offer, note);
    }

    /** @param options their codes */
    public static ServiceChoice of(Offer offer, List<String> options, int quantity, @Nullable String note) {
        return new ServiceChoice(
                offer, options.stream().map(it -> option(offer, it)).toList(), quantity, note);
    }

    /** Of one, with its options; null where the service is on quote. */
    public @Nullable Money price() {
        return price(offer, options);
    }

    public static @Nullable Money price(Offer offer, List<Option> options) {
        var price = offer.price();
        return price == null ? null : options.stream().map(Option::supplement).reduce(price, Money::plus);
    }

    private static Option option(Offer offer, String code) {
        return offer.details().options().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "orders.no-such-option", code, offer.details().name()));
    }

    /** Nothing is written down about someone's well-being. */
    private static @Nullable String note(Offer offer, @Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (offer.details().family() == Family.WELL_BEING) {
            throw new Refused("orders.no-note-on-well-being", offer.details().name());
        }
        requireLength(note.strip());
        return note.strip();
    }

    static void requireLength(@Nullable String note) {
        if (note != null && note.length() > MAX_NOTE) {
            throw new Refused("orders.note-too-long", MAX_NOTE);
        }
    }

    public static void requireQuantity(int quantity) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new Refused("orders.quantity-out-of-bounds", MAX_QUANTITY);
        }
    }
}
