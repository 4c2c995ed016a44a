package fr.conciergerie.bookings.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.modulith.NamedInterface;

/** Where one can wait instead. */
@NamedInterface("web")
@Schema(name = "WaitingList")
public record WaitingListBody(
        @Schema(example = "/api/v1/slots/01930d5c-7a52-7c1e-9a3b-5d8f6f2f7a10-20261208T1130Z/waiting-list")
        String href,

        @Schema(description = "The rank that one has there, or would have")
        int rank) {}
