package fr.conciergerie.markets;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;

/**
 * What a client organisation has bought of the operator.
 *
 * @param renewals in the order of time, each beginning the day after what went before
 */
public record Market(MarketId id, MarketDetails details, List<Renewal> renewals, int version) {

    public Market {
        renewals = List.copyOf(renewals);
    }

    public LocalDate startsOn() {
        return details.startsOn();
    }

    /** The day on which it really ends: that of the last renewal. */
    public LocalDate realEnd() {
        return renewals.isEmpty() ? details.endsOn() : renewals.getLast().endsOn();
    }

    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(startsOn()) && !day.isAfter(realEnd());
    }

    /** The period that would follow on from the last one. */
    Renewal renew(RenewalId id, LocalDate until, LocalDate decidedOn) {
        var from = realEnd().plusDays(1);
        MarketChecks.within(decidedOn);
        MarketChecks.days(from, until);
        if (decidedOn.isAfter(until)) {
            throw new Refused("markets.renewal.decided-too-late", until);
        }
        return new Renewal(id, from, until, decidedOn);
    }

    /** Only the last one can be taken back: the others have something that follows on from them. */
    void mayTakeBack(RenewalId renewal) {
        if (renewals.isEmpty() || !renewals.getLast().id().equals(renewal)) {
            throw Refused.conflict("markets.renewal.not-the-last");
        }
    }

    /** The papers may be corrected; what was renewed keeps the days that the renewals follow on from. */
    void mayBecome(MarketDetails other) {
        if (!renewals.isEmpty() && !other.endsOn().equals(details.endsOn())) {
            throw Refused.conflict("markets.renewal.end-is-fixed", details.endsOn());
        }
    }
}
