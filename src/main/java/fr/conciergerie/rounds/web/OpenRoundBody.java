package fr.conciergerie.rounds.web;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.rounds.RoundDetails;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A round to be made, as it is sent. Whoever makes it drives it. */
@Schema(name = "OpenRound")
record OpenRoundBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        LocalDate day,

        @Schema(
                description = "Slug or id of the site from where it leaves, and where it comes back to",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String start,

        @Schema(description = "By the clock on the wall there", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        LocalTime departure,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        VehicleBody vehicle) {

    RoundDetails read(Function<String, SiteId> sites, UUID driver) {
        var errors = new FormErrors();
        errors.check(day != null, "day", "rounds.day-missing");
        errors.check(departure != null, "departure", "rounds.departure-missing");
        errors.check(start != null && !start.isBlank(), "start", "rounds.start-missing");
        errors.check(vehicle != null, "vehicle", "rounds.vehicle-missing");
        Vehicle read = vehicle == null ? null : vehicle.read(errors);
        errors.refuseIfAny();
        return new RoundDetails(
                Objects.requireNonNull(day),
                driver,
                sites.apply(Objects.requireNonNull(start)),
                Objects.requireNonNull(departure),
                Objects.requireNonNull(read));
    }
}
