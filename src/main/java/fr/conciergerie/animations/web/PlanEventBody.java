package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Cost;
import fr.conciergerie.animations.CostBearer;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Repetition;
import fr.conciergerie.animations.Times;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An animation as it is sent: read strictly, every fault named by its field. */
@Schema(name = "PlanEvent")
record PlanEventBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        AnimationKind kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = AnimationDetails.LONGEST_TITLE) @Nullable
        String title,

        @Schema(maxLength = AnimationDetails.LONGEST_DESCRIPTION) @Nullable
        String description,

        @Schema(description = "Slugs or ids; left out or empty: one takes part from afar") @Nullable
        List<@Nullable String> sites,

        @Schema(maxLength = AnimationDetails.LONGEST_PLACE) @Nullable
        String place,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Instant startsAt,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        Instant endsAt,

        @Schema(description = "Left out: one registers") @Nullable
        Boolean registers,

        @Schema(description = "Left out: no bound", minimum = "1", maximum = "2000") @Nullable
        Integer capacity,

        @Schema(description = "Left out: none", minimum = "0", maximum = "10") @Nullable
        Integer mostGuests,

        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,

        @Schema(
                description =
                        "How many working hours somebody who waits has to take a place that came free; left out: 8",
                minimum = "1",
                maximum = "72")
        @Nullable
        Integer offerHours,

        @Schema(
                description =
                        "Whether one may register without an account, by the public page; left out: yes. Never for what is for one"
                                + " organisation, or takes place from afar")
        @Nullable
        Boolean withoutAccount,

        @Schema(description = "Slug or id of an organisation whose people it is for") @Nullable
        String onlyFor,

        @Schema(description = "Slug or id of a partner") @Nullable
        String partner,

        @Nullable Money cost,
        @Nullable CostBearer costBearer,

        @Schema(description = "The same on other days: each is an event of its own, all of one series. Left out: once")
        @Nullable
        RepetitionBody repetition) {

    AnimationDetails read(
            Function<String, SiteId> site,
            Function<String, OrganisationId> organisation,
            Function<String, PartnerId> house,
            Function<List<SiteId>, ZoneId> zone) {
        var errors = new FormErrors();
        errors.check(kind != null, "kind", "animations.kind-is-missing");
        errors.check(title != null && !title.isBlank(), "title", "animations.needs-a-title");
        errors.check(startsAt != null, "startsAt", "animations.times-are-missing");
        errors.check(endsAt != null, "endsAt", "animations.times-are-missing");
        errors.check((cost == null) == (costBearer == null), "costBearer", "animations.cost-half-said");
        var where = errors.read("sites", () -> known(sites == null ? List.of() : sites, site));
        var whose = onlyFor == null ? null : errors.read("onlyFor", () -> known(onlyFor, organisation));
        var with = partner == null ? null : errors.read("partner", () -> known(partner, house));
        var clock = where == null ? null : errors.read("sites", () -> zone.apply(where));
        var times = startsAt == null || endsAt == null || clock == null
                ? null
                : errors.read("endsAt", () -> new Times(startsAt, endsAt, clock));
        var terms = Boolean.FALSE.equals(registers)
                ? null
                : errors.read(
                        "capacity",
                        () -> new RegistrationTerms(
                                capacity,
                                mostGuests == null ? 0 : mostGuests,
                                opensOn,
                                closesOn,
                                offerHours == null ? RegistrationTerms.USUAL_OFFER_HOURS : offerHours,
                                !Boolean.FALSE.equals(withoutAccount)));
        var price = cost == null || costBearer == null ? null : errors.read("cost", () -> new Cost(cost, costBearer));
        errors.refuseIfAny();
        return new AnimationDetails(
                Objects.requireNonNull(kind),
                Objects.requireNonNull(title),
                description == null ? "" : description.strip(),
                Objects.requireNonNull(where),
                place,
                Objects.requireNonNull(times),
                terms,
                whose,
                with,
                price);
    }

    Repetition repeated() {
        return repetition == null ? Repetition.ONCE : repetition.read();
    }

    private static <T> List<T> known(List<@Nullable String> keys, Function<String, T> value) {
        return keys.stream().map(it -> known(it, value)).toList();
    }

    private static <T> T known(@Nullable String key, Function<String, T> value) {
        if (key == null) {
            throw new Refused("animations.no-such-thing", "null");
        }
        try {
            return value.apply(key);
        } catch (NotFound | IllegalArgumentException _) {
            throw new Refused("animations.no-such-thing", key);
        }
    }
}
