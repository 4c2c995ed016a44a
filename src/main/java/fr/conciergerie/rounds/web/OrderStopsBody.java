package fr.conciergerie.rounds.web;

import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.shared.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order made by hand, as it is sent. */
@Schema(name = "OrderStops")
record OrderStopsBody(
        @Schema(description = "Each stop of the round once", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        List<@Nullable String> stops) {

    List<RoundStopId> read() {
        if (stops == null) {
            throw new Refused("rounds.order.not-all-stops");
        }
        var read = new ArrayList<RoundStopId>();
        for (var it : stops) {
            try {
                read.add(RoundStopId.of(String.valueOf(it)));
            } catch (IllegalArgumentException _) {
                throw new Refused("rounds.order.not-all-stops");
            }
        }
        return read;
    }
}
