package fr.conciergerie.catalogue;

import fr.conciergerie.partners.VatRegime;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Value-added tax as a function of what is sold, of the supplier's regime and of the day. Never of the catalogue item
 * alone: the same osteopathy is exempt from one hand and taxed from another.
 */
record VatRules(List<Rule> rules) {

    /**
     * A row of {@code catalogue.vat_rule}.
     *
     * @param category what it applies to; null to everything
     * @param toConfirm whether it waits for an accountant's confirmation
     */
    record Rule(
            VatRegime regime,
            @Nullable VatCategory category,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            Vat vat,
            boolean toConfirm) {

        boolean appliesTo(VatCategory what, VatRegime supplier, LocalDate day) {
            return regime == supplier
                    && (category == null || category == what)
                    && !day.isBefore(validFrom)
                    && (validUntil == null || !day.isAfter(validUntil));
        }
    }

    VatRules {
        rules = List.copyOf(rules);
    }

    Vat on(VatCategory category, VatRegime regime, LocalDate day) {
        return rules.stream()
                .filter(it -> it.appliesTo(category, regime, day))
                .findFirst()
                .map(Rule::vat)
                .orElseThrow(() -> new IllegalStateException(
                        "no rule of value-added tax for " + category + ", " + regime + " on " + day));
    }
}
