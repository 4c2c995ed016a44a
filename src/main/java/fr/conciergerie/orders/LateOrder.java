package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of the past that is typed in now: asked for on its day, given back on another, promised for none that we know of.
 *
 * @param price of one
 * @param mark of the line that it came from, by which it is known again; null where each call is an order
 */
record LateOrder(
        MemberId member,
        Offer offer,
        int quantity,
        Money price,
        LocalDate day,
        LocalDate collectedOn,
        @Nullable String note,
        DeskBook.@Nullable Mark mark) {

    /** @param member the one of the line, or a guest of the name that was written down */
    static LateOrder of(MemberId member, BookReader.Entry entry) {
        var taken = entry.taken();
        return new LateOrder(
                member,
                entry.offer(),
                taken.quantity(),
                taken.price(),
                taken.day(),
                taken.returned() == null ? taken.day() : taken.returned(),
                taken.note().isEmpty() ? null : taken.note(),
                entry.mark());
    }

    /** The order as it is kept: of its day, written down now. */
    Order order(Actor actor, Site site, Instant now) {
        var at = LateOrderDays.noon(site, day);
        var line = new OrderLine(
                new LineId(Ids.next(at)),
                OrderedService.of(offer, List.of()),
                quantity,
                note,
                price,
                null,
                new LineState.Confirmed());
        return new Order(
                new OrderId(Ids.next(at)),
                ShortCode.next(),
                ShortCode.next(),
                site.id(),
                member,
                Channel.DESK,
                actor.account(),
                at,
                now,
                null,
                null,
                null,
                List.of(line),
                0);
    }

    /** How it came in. */
    enum Source {
        DESK,
        FILE,
        API
    }
}
