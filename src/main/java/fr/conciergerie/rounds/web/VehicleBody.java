package fr.conciergerie.rounds.web;

import fr.conciergerie.rounds.plan.Load;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.rounds.plan.VehicleKind;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A vehicle and what fits on board, all of it at once. */
@Schema(name = "Vehicle")
record VehicleBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        VehicleKind kind,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0", maximum = "10000") @Nullable
        Integer pieces,

        @Schema(
                description = "For what lies folded; what hangs takes none",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minimum = "0",
                maximum = "100000")
        @Nullable
        Integer litres,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0", maximum = "10000") @Nullable
        Integer hangers,

        @Schema(
                description = "Through the town, stops at red lights and all",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minimum = "1",
                maximum = "130")
        @Nullable
        Integer kilometresAnHour) {

    private static final int MOST = 10_000;
    private static final int MOST_LITRES = 100_000;
    private static final int FASTEST = 130;

    static VehicleBody of(Vehicle it) {
        return new VehicleBody(
                it.kind(), it.room().pieces(), it.room().litres(), it.room().hangers(), it.kilometresAnHour());
    }

    @Nullable
    Vehicle read(FormErrors errors) {
        errors.check(kind != null, "kind", "rounds.vehicle-missing");
        errors.check(within(pieces, 0, MOST), "pieces", "rounds.vehicle.no-number", 0, MOST);
        errors.check(within(litres, 0, MOST_LITRES), "litres", "rounds.vehicle.no-number", 0, MOST_LITRES);
        errors.check(within(hangers, 0, MOST), "hangers", "rounds.vehicle.no-number", 0, MOST);
        errors.check(within(kilometresAnHour, 1, FASTEST), "kilometresAnHour", "rounds.vehicle.no-number", 1, FASTEST);
        return errors.any()
                ? null
                : new Vehicle(
                        Objects.requireNonNull(kind),
                        new Load(
                                Objects.requireNonNull(pieces),
                                Objects.requireNonNull(litres),
                                Objects.requireNonNull(hangers)),
                        Objects.requireNonNull(kilometresAnHour));
    }

    private static boolean within(@Nullable Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }
}
