package fr.conciergerie.shop.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.orders.LinePieces;
import fr.conciergerie.orders.LinePieces.Whereabouts;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderLinks;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One order as its member sees it.
 *
 * @param pickupCode what somebody shows who collects for the member
 * @param lines each with where it stands
 * @param history what happened, newest first
 * @param sessions those to come, soonest first
 * @param terms where the terms of sale are under which it was placed
 * @param withdrawable the lines from which the member may withdraw now
 * @param withdrawals what they withdrew from already, newest first
 */
public record OrderPage(
        OrderView order,
        Site site,
        String pickupCode,
        List<Line> lines,
        List<Happening> history,
        List<DeskSession> sessions,
        List<OrderLinks.Link> links,
        String terms,
        List<OrderView.Line> withdrawable,
        List<Withdrawal> withdrawals) {

    public String path() {
        return "/orders/" + order.id();
    }

    /** When a concierge is at the site; null when no session is planned. */
    public @Nullable DeskSession next() {
        return sessions.isEmpty() ? null : sessions.getFirst();
    }

    /** Something waits at the desk, so that a code is of use. */
    public boolean isToCollect() {
        return lines.stream().anyMatch(Line::isToCollect);
    }

    /** When the member comes to the desk for a line; null while no session is known for it, or none is needed. */
    public @Nullable Visit visit(Line line) {
        var day = line.awaited();
        if (line.isToHandIn() || line.isToCollect()) {
            var purpose = line.isToHandIn() ? Visit.Purpose.DEPOSIT : Visit.Purpose.COLLECTION;
            return next() == null ? null : new Visit(line.line().id(), purpose, next());
        }
        return sessions.stream()
                .filter(it -> it.startsAt().atZone(site.zone()).toLocalDate().equals(day))
                .findFirst()
                .map(it -> new Visit(line.line().id(), line.onItsDay(), it))
                .orElse(null);
    }

    public boolean isToHandIn() {
        return lines.stream().anyMatch(Line::isToHandIn);
    }

    /** All that is to be handed in is, at one session; null when none is planned. */
    public @Nullable Visit firstDeposit() {
        return lines.stream()
                .filter(Line::isToHandIn)
                .findFirst()
                .map(this::visit)
                .orElse(null);
    }

    public boolean withdrawalOpen() {
        return !withdrawable.isEmpty();
    }

    /** Until when at most the member may withdraw; null while a period has not begun. */
    public @Nullable LocalDate withdrawableUntil() {
        var ends = withdrawable.stream().map(OrderView.Line::withdrawalUntil).toList();
        return ends.contains(null)
                ? null
                : ends.stream()
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(it -> it.atZone(site.zone()).toLocalDate())
                        .orElse(null);
    }

    /** What the member withdrew from in one go, and what stays due of it. */
    public record Withdrawal(Instant at, List<Happening> lines) {

        public Money due() {
            return lines.stream().map(Happening::price).filter(Objects::nonNull).reduce(Money.ZERO, Money::plus);
        }
    }

    /** A line and where it stands; whoever works on it is named, as the law and good manners want. */
    public record Line(
            OrderView.Line line, @Nullable String partner, Progress progress, List<LinePieces.Piece> pieces) {

        public boolean isToHandIn() {
            return switch (line.status()) {
                case REQUESTED, CONFIRMED ->
                    switch (line.shape()) {
                        case ENTRUSTED -> true;
                        case GOODS, APPOINTMENT, REQUEST -> false;
                    };
                case DEPOSITED,
                        WITH_PARTNER,
                        PROPOSED,
                        ACCEPTED,
                        REFUSED,
                        COMPLETED,
                        INCIDENT,
                        READY,
                        COLLECTED,
                        UNTREATED,
                        RETURNED_UNTREATED,
                        CANCELLED,
                        WITHDRAWN,
                        LOST -> false;
            };
        }

        /** It waits at the desk. */
        public boolean isToCollect() {
            return line.status() == LineStatus.READY
                    || (line.status() == LineStatus.UNTREATED || line.status() == LineStatus.INCIDENT)
                            && line.place() != null;
        }

        private Visit.Purpose onItsDay() {
            return switch (line.shape()) {
                case APPOINTMENT -> Visit.Purpose.APPOINTMENT;
                case ENTRUSTED, GOODS, REQUEST -> Visit.Purpose.COLLECTION;
            };
        }

        /** Those that are not as they should be, for their owner to know. */
        public List<LinePieces.Piece> looked(Whereabouts where) {
            return pieces.stream().filter(it -> it.where() == where).toList();
        }

        public List<LinePieces.Piece> damaged() {
            return pieces.stream()
                    .filter(it -> !it.damage().isEmpty()
                            && it.where() != Whereabouts.LOOKED_FOR
                            && it.where() != Whereabouts.LOST)
                    .toList();
        }

        /** The day still awaited; null once it is there, or when none can be promised. */
        public @Nullable LocalDate awaited() {
            return line.status().isFinal()
                            || line.status().isDropped()
                            || line.status() == LineStatus.READY
                            || line.status() == LineStatus.INCIDENT
                    ? null
                    : line.promisedFor();
        }

        public @Nullable Money total() {
            var price = line.price();
            return price == null ? null : price.times(line.quantity());
        }
    }

    /**
     * One thing that happened.
     *
     * @param line the name of the service; null when it concerns the whole order
     * @param what the word under which it was noted
     * @param by in which role; null when it happened by itself
     * @param person whom it speaks of, by the name they gave
     */
    public record Happening(
            @Nullable UUID lineId,
            @Nullable String line,
            Instant at,
            String what,
            @Nullable Role by,
            @Nullable Reason reason,
            @Nullable String person,
            @Nullable LocalDate day,
            @Nullable Money price) {

        /** The sentence that tells it. */
        public String key() {
            return "orders.history." + word(what);
        }

        public String icon() {
            return switch (what) {
                case "DEPOSITED" -> "box-arrow-in-down";
                case "DISPATCHED" -> "truck";
                case "RECALLED" -> "arrow-return-left";
                case "ACCEPTED", "PROPOSAL_ACCEPTED" -> "hand-thumbs-up";
                case "TURNED_DOWN", "PROPOSAL_REFUSED" -> "hand-thumbs-down";
                case "PROPOSED" -> "chat-left-quote";
                case "COMPLETED" -> "tools";
                case "RETURNED", "CLEARED" -> "bag-check";
                case "HELD_BACK", "LOST" -> "exclamation-triangle";
                case "COLLECTED", "PARTLY_COLLECTED" -> "bag-heart";
                case "PROMISE_MOVED" -> "calendar-event";
                case "TYPED_LATE" -> "clock-history";
                case "REMOVED" -> "eraser";
                default -> "slash-circle";
            };
        }

        private static String word(String constant) {
            return constant.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
