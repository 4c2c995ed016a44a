package fr.conciergerie.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of value-added tax and the days on which it holds.
 *
 * @param validFrom the first day
 * @param validUntil the last day; null until further notice
 * @param toConfirm whether the law as delivered waits for an accountant's confirmation
 */
public record VatRule(
        VatSubject subject,
        Origin origin,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        Vat vat,
        boolean toConfirm) {

    /** Whose word it is. */
    public enum Origin {
        /** Delivered with the product, the same for everybody. */
        LAW,
        /** The operator's, before the law's. */
        OWN
    }

    static VatRule own(VatSubject subject, LocalDate from, @Nullable LocalDate until, Vat vat) {
        return new VatRule(subject, Origin.OWN, from, until, vat, false);
    }

    public boolean isOwn() {
        return origin == Origin.OWN;
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !endsBefore(day);
    }

    /** Whether it no longer holds on that day. */
    public boolean endsBefore(LocalDate day) {
        return validUntil != null && validUntil.isBefore(day);
    }

    /** Whether it is this rule, whenever it ends. */
    boolean isSameAs(VatRule other) {
        return endingOn(null).equals(other.endingOn(null));
    }

    VatRule endingOn(@Nullable LocalDate last) {
        return new VatRule(subject, origin, validFrom, last, vat, toConfirm);
    }

    private VatRule beginningOn(LocalDate first) {
        return new VatRule(subject, origin, first, validUntil, vat, toConfirm);
    }

    /** The days that others leave to it. */
    List<VatRule> besides(List<VatRule> others) {
        var left = List.of(this);
        for (var other : others) {
            left = left.stream().flatMap(it -> it.besides(other).stream()).toList();
        }
        return left;
    }

    private List<VatRule> besides(VatRule other) {
        if (other.endsBefore(validFrom) || endsBefore(other.validFrom)) {
            return List.of(this);
        }
        var left = new ArrayList<VatRule>();
        if (validFrom.isBefore(other.validFrom)) {
            left.add(endingOn(other.validFrom.minusDays(1)));
        }
        if (other.validUntil != null && !endsBefore(other.validUntil.plusDays(1))) {
            left.add(beginningOn(other.validUntil.plusDays(1)));
        }
        return left;
    }
}
