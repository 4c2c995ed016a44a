package fr.conciergerie.catalogue;

import static java.util.Comparator.comparing;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operator's own rules for one subject: past, present and planned. There is never more than one on a day, and what held
 * on a day gone by is never rewritten.
 *
 * @param rules oldest first
 */
record VatHistory(VatSubject subject, List<VatRule> rules) {

    VatHistory {
        rules = rules.stream().sorted(comparing(VatRule::validFrom)).toList();
    }

    Optional<VatRule> on(LocalDate day) {
        return rules.stream().filter(it -> it.holdsOn(day)).findFirst();
    }

    /** One more rule, on days that have none of the operator's own. */
    VatHistory adding(Vat vat, LocalDate from, @Nullable LocalDate until, LocalDate today) {
        requireToCome(from, today);
        if (until != null && until.isBefore(from)) {
            throw new Refused("catalogue.vat-rule.ends-before-it-begins");
        }
        var added = VatRule.own(subject, from, until, vat);
        rules.stream()
                .filter(it -> !it.endsBefore(from) && !added.endsBefore(it.validFrom()))
                .findFirst()
                .ifPresent(_ -> {
                    throw Refused.conflict("catalogue.vat-rule.overlaps");
                });
        return with(added, _ -> true);
    }

    /** A new version from a day on, until the next change that is already planned. */
    VatHistory changing(Vat vat, LocalDate from, LocalDate today) {
        requireToCome(from, today);
        var replaced = on(from).orElse(null);
        if (replaced != null && replaced.vat().equals(vat)) {
            return this;
        }
        var until = replaced != null
                ? replaced.validUntil()
                : rules.stream()
                        .filter(it -> it.validFrom().isAfter(from))
                        .findFirst()
                        .map(it -> it.validFrom().minusDays(1))
                        .orElse(null);
        var changed = with(VatRule.own(subject, from, until, vat), it -> !it.equals(replaced));
        return replaced != null && replaced.validFrom().isBefore(from)
                ? changed.with(replaced.endingOn(from.minusDays(1)), _ -> true)
                : changed;
    }

    /** The last day of the rule that holds on it. */
    VatHistory ending(LocalDate lastDay, LocalDate today) {
        requireToCome(lastDay, today);
        var ended = on(lastDay).orElseThrow(() -> Refused.conflict("catalogue.vat-rule.none-on-that-day", lastDay));
        return with(ended.endingOn(lastDay), it -> !it.equals(ended));
    }

    /** Gives up a planned version: the one before it goes on in its place. */
    VatHistory withoutPlanned(LocalDate from, LocalDate today) {
        var planned = on(from).filter(it -> it.validFrom().equals(from) && from.isAfter(today))
                .orElseThrow(() -> Refused.conflict("catalogue.vat-rule.not-planned", from));
        var before = on(from.minusDays(1)).orElse(null);
        var left = new VatHistory(
                subject, rules.stream().filter(it -> !it.equals(planned)).toList());
        return before == null ? left : left.with(before.endingOn(planned.validUntil()), it -> !it.equals(before));
    }

    private VatHistory with(VatRule added, Predicate<VatRule> kept) {
        var changed = new ArrayList<>(rules.stream().filter(kept).toList());
        changed.add(added);
        return new VatHistory(subject, changed);
    }

    private static void requireToCome(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            throw new Refused("catalogue.vat-rule.past-is-fixed");
        }
    }
}
