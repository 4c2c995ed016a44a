package fr.conciergerie.rounds.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** When a round set out, as it is sent. */
@Schema(name = "Departure")
record DepartureBody(
        @Schema(description = "By the clock on the wall; left out: now") @Nullable
        LocalTime at) {}
