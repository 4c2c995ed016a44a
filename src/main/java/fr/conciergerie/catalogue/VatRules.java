package fr.conciergerie.catalogue;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import fr.conciergerie.catalogue.VatRule.Origin;
import fr.conciergerie.partners.VatRegime;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Value-added tax as a function of what is sold, of the supplier's regime and of the day. Never of the catalogue item
 * alone: the same osteopathy is exempt from one hand and taxed from another. A rule for one kind of thing goes before one
 * for whatever is sold, and the operator's own before the law's.
 */
record VatRules(List<VatRule> rules) {

    private static final Comparator<VatRule> NEAREST = comparing(
                    (VatRule it) -> it.subject().category() == null)
            .thenComparing(it -> it.origin() == Origin.LAW)
            .thenComparing(VatRule::validFrom, Comparator.reverseOrder());

    private static final Comparator<VatSubject> IN_ORDER =
            comparing(VatSubject::regime).thenComparing(VatSubject::category, nullsFirst(naturalOrder()));

    VatRules {
        rules = rules.stream().sorted(NEAREST).toList();
    }

    Vat on(VatCategory category, VatRegime regime, LocalDate day) {
        return ruleOn(category, regime, day).vat();
    }

    VatRule ruleOn(VatCategory category, VatRegime regime, LocalDate day) {
        return rules.stream()
                .filter(it -> it.subject().covers(category, regime) && it.holdsOn(day))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no rule of value-added tax for " + category + ", " + regime + " on " + day));
    }

    /** Everything that there is a rule for. */
    List<VatSubject> subjects() {
        return rules.stream().map(VatRule::subject).distinct().sorted(IN_ORDER).toList();
    }

    /** What holds for a subject from when to when, the operator's own word before the law's; oldest first. */
    List<VatRule> of(VatSubject subject) {
        var own = of(subject, Origin.OWN).toList();
        var law = of(subject, Origin.LAW).flatMap(it -> it.besides(own).stream());
        return Stream.concat(own.stream(), law)
                .sorted(comparing(VatRule::validFrom))
                .toList();
    }

    private Stream<VatRule> of(VatSubject subject, Origin origin) {
        return rules.stream().filter(it -> it.subject().equals(subject) && it.origin() == origin);
    }
}
