package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.orders.LineState.Job;
import fr.conciergerie.orders.LineState.Proposal;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who gets the work, and until when. */
@Component
class Dispatching {

    private static final Money HIGHEST_PRICE = Money.euros(10_000, 0);
    private static final int DAYS_AHEAD = 365;

    private final Catalogue catalogue;
    private final Partners partners;
    private final Organisations organisations;

    Dispatching(Catalogue catalogue, Partners partners, Organisations organisations) {
        this.catalogue = catalogue;
        this.partners = partners;
        this.organisations = organisations;
    }

    /** @param wanted the partner chosen; null for the usual one or, after a refusal, the one who stands in */
    Job jobFor(Order order, LineId id, @Nullable PartnerId wanted, Instant now) {
        var line = order.line(id);
        var partner = wanted == null ? usual(order, line) : known(wanted);
        var promised = line.promised();
        var dueOn = PromiseCalculator.dueOn(
                promised == null ? null : promised.now(), day(order.site(), now), partners.workingDays(partner));
        return new Job(new JobId(Ids.next(now)), partner, dueOn);
    }

    void requireSensible(Proposal proposal, SiteId site, Instant now) {
        var price = proposal.price();
        if (price != null && (!price.isPositive() || price.compareTo(HIGHEST_PRICE) > 0)) {
            throw new Refused("orders.price-out-of-bounds", HIGHEST_PRICE);
        }
        var day = proposal.promisedFor();
        if (day != null) {
            var today = day(site, now);
            if (day.isBefore(today) || day.isAfter(today.plusDays(DAYS_AHEAD))) {
                throw new Refused("orders.day-out-of-bounds", DAYS_AHEAD);
            }
        }
    }

    private PartnerId usual(Order order, OrderLine line) {
        if (line.state() instanceof LineState.TurnedDown(var job, var _)) {
            return catalogue
                    .fallback(order.site(), line.service().id())
                    .map(Terms.Fallback::partner)
                    .filter(it -> !it.equals(job.partner()))
                    .or(() -> partners.fallbackOf(job.partner()))
                    .orElseThrow(() -> Refused.conflict(
                            "orders.choose-a-partner", line.service().name()));
        }
        return line.service().partner();
    }

    private PartnerId known(PartnerId wanted) {
        try {
            return partners.partner(wanted).id();
        } catch (NotFound _) {
            throw new Refused("orders.no-such-partner");
        }
    }

    private LocalDate day(SiteId site, Instant now) {
        return now.atZone(organisations.site(site).zone()).toLocalDate();
    }
}
