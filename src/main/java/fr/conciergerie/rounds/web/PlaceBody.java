package fr.conciergerie.rounds.web;

import fr.conciergerie.rounds.Opening;
import fr.conciergerie.rounds.PlaceDetails;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a site or a partner is, and when one can come, as it is sent. */
@Schema(name = "PutPlace")
record PlaceBody(
        @Schema(description = "Slug or id; left out: a partner") @Nullable
        String site,

        @Schema(description = "Slug or id; left out: a site") @Nullable
        String partner,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "-90", maximum = "90", example = "45.7578")
        @Nullable
        Double latitude,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "-180", maximum = "180", example = "4.832")
        @Nullable
        Double longitude,

        @Schema(
                description = "How long one stands there, however much is handed over",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minimum = "0",
                maximum = "240")
        @Nullable
        Integer minutes,

        @Schema(description = "Left out: one can always come") @Nullable
        List<@Nullable OpeningBody> openings) {

    /** Hours of the week in which one can come. */
    @Schema(name = "Opening")
    record OpeningBody(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            DayOfWeek weekday,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            LocalTime opens,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "18:00") @Nullable
            LocalTime closes) {}

    CalledBody called() {
        return new CalledBody(site, partner);
    }

    PlaceDetails read() {
        var errors = new FormErrors();
        errors.check(latitude != null, "latitude", "rounds.place.coordinates-missing");
        errors.check(longitude != null, "longitude", "rounds.place.coordinates-missing");
        errors.check(minutes != null, "minutes", "rounds.place.minutes", PlaceDetails.LONGEST);
        var hours = new ArrayList<Opening>();
        for (var it : openings == null ? List.<@Nullable OpeningBody>of() : openings) {
            if (it == null || it.weekday() == null || it.opens() == null || it.closes() == null) {
                errors.add("openings", "rounds.place.openings-incomplete");
            } else {
                var weekday = it.weekday();
                var opens = it.opens();
                var closes = it.closes();
                var read = errors.read("openings", () -> new Opening(weekday, opens, closes));
                if (read != null) {
                    hours.add(read);
                }
            }
        }
        errors.refuseIfAny();
        return new PlaceDetails(
                Objects.requireNonNull(latitude),
                Objects.requireNonNull(longitude),
                Objects.requireNonNull(minutes),
                hours);
    }
}
