package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.CostBearer;
import fr.conciergerie.animations.PictureWords;
import fr.conciergerie.animations.SeriesId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An animation as a caller reads it. */
@Schema(name = "Event")
record EventBody(
        AnimationId id,
        AnimationKind kind,
        String title,
        String description,

        @Schema(description = "Where; none for what one takes part in from afar")
        List<SiteId> sites,

        @Schema(description = "Where at the site, or the address under which one takes part") @Nullable
        String place,

        Instant startsAt,
        Instant endsAt,

        @Schema(description = "The clock by which it was announced", example = "Europe/Paris")
        String zone,

        AnimationStatus status,

        @Schema(description = "Whether one registers for it, or simply comes")
        boolean registers,

        @Schema(description = "How many may come, guests among them; null: no bound") @Nullable
        Integer capacity,

        @Schema(description = "How many places there still are; null: no bound") @Nullable
        Integer free,

        @Schema(description = "Whom one member may bring") int mostGuests,

        @Schema(description = "The first day on which one can register") @Nullable
        LocalDate opensOn,

        @Schema(description = "The last one; null: until it begins") @Nullable
        LocalDate closesOn,

        @Schema(
                description =
                        "How many working hours somebody who waits has to take a place that came free; null: one simply comes")
        @Nullable
        Integer offerHours,

        @Schema(description = "Whether one may register without an account, by the public page")
        boolean withoutAccount,

        @Schema(description = "The organisation whose people it is for; null: whoever may use one of its sites")
        @Nullable
        OrganisationId onlyFor,

        @Nullable PartnerId partner,
        @Nullable Money cost,

        @Schema(description = "Who pays the cost") @Nullable CostBearer costBearer,

        @Schema(description = "Why it does not take place") @Nullable
        String cancelReason,

        @Schema(
                description =
                        "What was planned with it on other days, to be read at its `series`; null: it stands alone")
        @Nullable
        SeriesId series,

        @Schema(description = "Null: it has none") @Nullable EventPicture picture) {

    /** What somebody who sees the event sees of it, and what is said to whoever does not see that. */
    record EventPicture(
            @Schema(description = "A JPEG, for the same callers as the event", example = "/api/v1/events/…/picture")
            String href,

            @Schema(description = "What it shows, for whoever does not see it")
            String alt,

            @Schema(description = "Whose it is, to be named beside it; null: nobody must be") @Nullable
            String credit) {

        private static EventPicture of(AnimationId event, PictureWords words) {
            return new EventPicture("/api/v1/events/" + event + "/picture", words.alternative(), words.credit());
        }
    }

    static EventBody of(AnimationView it) {
        var details = it.details();
        var terms = details.registration();
        var cost = details.cost();
        var picture = it.picture();
        return new EventBody(
                it.id(),
                details.kind(),
                details.title(),
                details.description(),
                details.sites(),
                details.place(),
                details.times().startsAt(),
                details.times().endsAt(),
                details.times().zone().getId(),
                it.status(),
                terms != null,
                terms == null ? null : terms.capacity(),
                it.free(),
                terms == null ? 0 : terms.mostGuests(),
                terms == null ? null : terms.opensOn(),
                terms == null ? null : terms.closesOn(),
                terms == null ? null : terms.offerHours(),
                details.isForPassersBy(),
                details.onlyFor(),
                details.partner(),
                cost == null ? null : cost.amount(),
                cost == null ? null : cost.bearer(),
                it.cancelReason(),
                it.series(),
                picture == null ? null : EventPicture.of(it.id(), picture.words()));
    }
}
