package fr.conciergerie.catalogue.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new price at some sites, as typed into the form. */
public record PriceForm(
        List<UUID> sites,
        @Nullable PriceKind kind,
        String amount,
        @Nullable LocalDate from) {

    public PriceForm {
        sites = List.copyOf(requireNonNullElse(sites, List.of()));
        amount = requireNonNullElse(amount, "");
    }

    List<SiteId> siteIds() {
        if (sites.isEmpty()) {
            throw new Refused("catalogue.price.needs-a-site");
        }
        return sites.stream().map(SiteId::new).toList();
    }

    LocalDate firstDay() {
        if (from == null) {
            throw new Refused("catalogue.price.needs-a-day");
        }
        return from;
    }

    Price price() {
        var chosen = requireNonNullElse(kind, PriceKind.FIXED);
        return chosen == PriceKind.ON_QUOTE
                ? Price.ON_QUOTE
                : new Price(chosen, amount.isBlank() ? null : Money.parse(amount));
    }
}
