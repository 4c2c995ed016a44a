package fr.conciergerie.rounds.web;

import fr.conciergerie.rounds.Mileage;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a round ended, as it is sent. */
@Schema(name = "RoundEnd")
record EndBody(
        @Schema(
                description = "How many metres the vehicle says that it went; left out: reckoned from stop to stop",
                minimum = "0",
                maximum = "500000")
        @Nullable
        Integer odometerMetres) {

    @Nullable
    Integer read() {
        var errors = new FormErrors();
        errors.check(
                odometerMetres == null || odometerMetres >= 0 && odometerMetres <= Mileage.MOST_METRES,
                "odometerMetres",
                "rounds.vehicle.no-number",
                0,
                Mileage.MOST_METRES);
        errors.refuseIfAny();
        return odometerMetres;
    }
}
