package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The prices of a service at one site: past, present and planned. There is never more than one price on a day, and what a
 * day in the past cost is never rewritten.
 *
 * @param prices oldest first
 */
record PriceHistory(List<DatedPrice> prices) {

    static final PriceHistory EMPTY = new PriceHistory(List.of());

    PriceHistory {
        var joined = new ArrayList<DatedPrice>();
        for (var next :
                prices.stream().sorted(Comparator.comparing(DatedPrice::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.holdsOn(next.from())) {
                throw new Refused("catalogue.price.two-on-a-day", next.from());
            }
            if (last != null && last.goesOnAs(next)) {
                joined.removeLast();
                joined.add(last.endingOn(next.until()));
            } else {
                joined.add(next);
            }
        }
        prices = List.copyOf(joined);
    }

    Optional<DatedPrice> on(LocalDate day) {
        return prices.stream().filter(it -> it.holdsOn(day)).findFirst();
    }

    /** The first change that lies ahead of a day. */
    Optional<DatedPrice> nextAfter(LocalDate day) {
        return prices.stream().filter(it -> it.from().isAfter(day)).findFirst();
    }

    /** A new price from a day on, until the next change that is already planned. */
    PriceHistory with(Price price, LocalDate from, LocalDate today) {
        var replaced = on(from);
        if (replaced.isPresent() && replaced.get().price().equals(price)) {
            return this;
        }
        var until = replaced.isPresent()
                ? replaced.get().until()
                : nextAfter(from).map(it -> it.from().minusDays(1)).orElse(null);
        if (replaced.isPresent() && from.isBefore(today)) {
            throw Refused.conflict("catalogue.price.past-is-fixed", from);
        }
        var changed = new ArrayList<>(prices);
        replaced.ifPresent(it -> {
            changed.remove(it);
            if (it.from().isBefore(from)) {
                changed.add(it.endingOn(from.minusDays(1)));
            }
        });
        changed.add(new DatedPrice(from, until, price));
        return new PriceHistory(changed);
    }

    /** Gives up a planned change: the price before it goes on in its place. */
    PriceHistory withoutPlanned(LocalDate from, LocalDate today) {
        var planned = on(from).filter(it -> it.from().equals(from) && from.isAfter(today))
                .orElseThrow(() -> Refused.conflict("catalogue.price.not-planned", from));
        var changed = new ArrayList<>(prices);
        changed.remove(planned);
        on(from.minusDays(1)).ifPresent(it -> {
            changed.remove(it);
            changed.add(it.endingOn(planned.until()));
        });
        return new PriceHistory(changed);
    }
}
