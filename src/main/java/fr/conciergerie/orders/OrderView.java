package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Vat;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as others may see it.
 *
 * @param typedLateAt when it was typed in, where that was afterwards: the hour of {@code placedAt} is not known then; else null
 * @param withdrawalUntil until when the member may withdraw from what was agreed when ordering; each line has its own
 * @param termsVersion the terms of sale under which it was placed
 * @param beginAtOnce the wish that the work begin before the period of withdrawal is over; null when it was not said
 * @param total what is known of the price; lines still to be quoted do not count yet
 * @param version for {@code If-Match}
 */
public record OrderView(
        OrderId id,
        String number,
        OrderStatus status,
        SiteId site,
        MemberId member,
        Channel channel,
        Instant placedAt,
        @Nullable Instant typedLateAt,
        @Nullable Instant withdrawalUntil,
        String termsVersion,
        @Nullable BeginAtOnce beginAtOnce,
        List<Line> lines,
        Money total,
        int version) {

    /**
     * @param price of one, options included; null until quoted
     * @param promisedFirst the promise made when ordering, kept for ever
     * @param appointmentAt when exactly, where an hour is kept free for it; else null
     * @param mayCancel whether it is still free to cancel
     * @param mayWithdraw whether the consumer's right to withdraw covers it, as long as its period lasts
     * @param withdrawalUntil the last moment of that period; null while it has not begun, and face to face
     * @param stillDue what the member owes for the part that was done when they withdrew; null when nothing
     */
    @Schema(name = "OrderLine")
    public record Line(
            LineId id,
            String service,
            String name,
            List<String> options,
            Shape shape,
            int quantity,
            @Nullable String note,
            LineStatus status,
            @Nullable Money price,
            @Nullable LocalDate promisedFor,
            @Nullable LocalDate promisedFirst,
            @Nullable Instant appointmentAt,
            @Nullable PartnerId partner,
            @Nullable JobId job,
            @Nullable Proposal proposal,
            @Nullable String place,
            @Nullable Why reason,
            Family family,
            Vat vat,
            boolean mayCancel,
            boolean mayWithdraw,
            @Nullable Instant withdrawalUntil,
            @Nullable Money stillDue) {

        /** Whether the right covers it at this moment. */
        public boolean mayWithdraw(Instant now) {
            return mayWithdraw && (withdrawalUntil == null || !now.isAfter(withdrawalUntil));
        }

        /** Ordered, and its pieces are not handed in yet. */
        public boolean awaitsDeposit() {
            return shape == Shape.ENTRUSTED && (status == LineStatus.REQUESTED || status == LineStatus.CONFIRMED);
        }
    }

    /**
     * Why: one of our own words, what somebody said, or both.
     *
     * @param code of a closed list ({@code TOO_BUSY}, …) or of what came about ({@code WITHDRAWAL}); null where it was only said
     * @param words of whoever gave it, in their language
     */
    @Schema(name = "Why")
    public record Why(@Nullable String code, @Nullable String words) {

        static @Nullable Why of(@Nullable Reason reason) {
            return reason == null ? null : new Why(reason.code(), reason.words());
        }

        /** As a sentence for whoever reads. */
        public String inWords(Words reader) {
            return Objects.requireNonNull(Reason.read(code, words)).inWords(reader);
        }
    }

    public record Proposal(
            @Nullable Money price,
            @Nullable LocalDate promisedFor,
            @Nullable Why reason) {}

    public Line line(LineId wanted) {
        return lines.stream()
                .filter(it -> it.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("line " + wanted));
    }

    /** Which of several places in the same hour a line is, and of how many: two come together. Empty where it is the only one. */
    public Optional<Place> place(Line line) {
        var beside = lines.stream()
                .filter(it -> it.appointmentAt() != null && it.appointmentAt().equals(line.appointmentAt()))
                .map(Line::id)
                .toList();
        return beside.size() < 2
                ? Optional.empty()
                : Optional.of(new Place(beside.indexOf(line.id()) + 1, beside.size()));
    }

    /** @param which from 1 */
    public record Place(int which, int of) {}

    /** What the member still has to hand in, in the order of the lines. */
    public List<Line> awaitingDeposit() {
        return lines.stream().filter(Line::awaitsDeposit).toList();
    }

    static OrderView of(Order order) {
        return new OrderView(
                order.id(),
                order.number().value(),
                order.status(),
                order.site(),
                order.member(),
                order.channel(),
                order.placedAt(),
                order.typedLateAt(),
                order.withdrawalUntil(),
                order.termsVersion(),
                order.wish(),
                order.lines().stream().map(it -> of(order, it)).toList(),
                order.total(),
                order.version());
    }

    private static Line of(Order order, OrderLine line) {
        var service = line.service();
        var promised = line.promised();
        var job = line.job();
        return new Line(
                line.id(),
                service.slug(),
                service.name(),
                service.options(),
                service.shape(),
                line.quantity(),
                line.note(),
                line.status(),
                line.unitPrice(),
                promised == null ? null : promised.now(),
                promised == null ? null : promised.first(),
                promised == null ? null : promised.hour(),
                job.map(LineState.Job::partner).orElse(service.partner()),
                job.map(LineState.Job::id).orElse(null),
                proposal(line.state()),
                place(line.state()),
                Why.of(reason(line.state())),
                service.family(),
                service.vat(),
                line.mayCancel(),
                order.covers(line),
                order.covers(line) ? order.withdrawalUntil(line) : null,
                line.stillDue());
    }

    private static @Nullable Proposal proposal(LineState state) {
        return state instanceof LineState.Proposed(var _, var it, var _)
                ? new Proposal(it.price(), it.promisedFor(), Why.of(it.reason()))
                : null;
    }

    private static @Nullable String place(LineState state) {
        return switch (state) {
            case LineState.Deposited(var place) -> place;
            case LineState.Ready(var _, var place) -> place;
            case LineState.Untreated(var _, var place) -> place;
            case LineState.Incident(var resumes) -> place(resumes);
            case LineState.Requested _,
                    LineState.Confirmed _,
                    LineState.WithPartner _,
                    LineState.Proposed _,
                    LineState.Accepted _,
                    LineState.TurnedDown _,
                    LineState.Completed _,
                    LineState.Collected _,
                    LineState.ReturnedUntreated _,
                    LineState.Cancelled _,
                    LineState.Withdrawn _,
                    LineState.Lost _ -> null;
        };
    }

    private static @Nullable Reason reason(LineState state) {
        return switch (state) {
            case LineState.TurnedDown(var _, var reason) -> reason;
            case LineState.Untreated(var reason, var _) -> reason;
            case LineState.ReturnedUntreated(var reason, var _, var _) -> reason;
            case LineState.Cancelled(var reason, var _) -> reason;
            case LineState.Proposed(var _, var it, var _) -> it.reason();
            case LineState.Incident(var resumes) -> reason(resumes);
            case LineState.Lost(var agreed, var _) -> agreed;
            case LineState.Requested _,
                    LineState.Confirmed _,
                    LineState.Deposited _,
                    LineState.WithPartner _,
                    LineState.Accepted _,
                    LineState.Completed _,
                    LineState.Ready _,
                    LineState.Collected _,
                    LineState.Withdrawn _ -> null;
        };
    }
}
