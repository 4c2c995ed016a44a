package fr.conciergerie.bookings.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a refused hour says besides what every problem says. */
@Schema(name = "SlotProblem")
record SlotProblem(
        @Schema(description = "Where the hour is no longer free: the nearest that are, soonest first") @Nullable
        List<SlotBody> nearest) {}
