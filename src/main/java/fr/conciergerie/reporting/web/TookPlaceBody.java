package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.YearDetail.Events;
import fr.conciergerie.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What took place beside the desk, in the answer to whoever reads a year. */
@Schema(name = "TookPlace")
record TookPlaceBody(
        @Schema(description = "Animations held, the most frequent kind first")
        List<OfKindBody> animations,

        @Schema(description = "What associations received, collection by collection")
        List<CollectedBody> collected,

        @Schema(description = "Events that the organisation had asked for")
        List<OwnEventBody> ownEvents) {

    static TookPlaceBody of(Events it) {
        return new TookPlaceBody(
                it.kinds().stream()
                        .map(kind -> new OfKindBody(kind.kind(), kind.held()))
                        .toList(),
                it.collected().stream()
                        .map(one -> new CollectedBody(
                                one.collection(),
                                one.association(),
                                one.unit(),
                                one.deposited(),
                                one.sealed(),
                                one.received()))
                        .toList(),
                it.own().stream()
                        .map(event -> new OwnEventBody(
                                event.title(),
                                event.day(),
                                event.minutes(),
                                event.conciergeMinutes(),
                                event.cents() == null ? null : Money.cents(event.cents()),
                                event.bearer()))
                        .toList());
    }

    @Schema(name = "AnimationsOfKind")
    record OfKindBody(
            @Schema(example = "COLLECTION") String kind,
            @Schema(example = "3") long held) {}

    @Schema(name = "Collected")
    record CollectedBody(
            @Schema(example = "Vêtements chauds") String collection,
            String association,

            @Schema(description = "PIECES, or GRAMS where it was weighed", example = "GRAMS")
            String unit,

            @Schema(description = "What was taken in for the lots that were received since", example = "18500")
            long deposited,

            @Schema(description = "What was counted when the lots were sealed", example = "18500")
            long sealed,

            @Schema(description = "What the association received, by its receipts", example = "18500")
            long received) {}

    @Schema(name = "OwnEvent")
    record OwnEventBody(
            @Schema(example = "Semaine du développement durable")
            String title,

            LocalDate day,

            @Schema(description = "How long it lasted", example = "360")
            long minutes,

            @Schema(
                    description =
                            "How many minutes the concierges were busy with it, preparing it included; null where nobody has said so",
                    example = "450")
            @Nullable
            Long conciergeMinutes,

            @Schema(description = "What it cost; null where it is within the subscription") @Nullable
            Money cost,

            @Schema(description = "Who bears the cost: OPERATOR, CLIENT, PARTNER or PARTICIPANTS", example = "CLIENT")
            @Nullable
            String bearer) {}
}
