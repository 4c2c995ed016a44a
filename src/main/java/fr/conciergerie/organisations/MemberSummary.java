package fr.conciergerie.organisations;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a concierge needs to know to serve someone: who they are, and what tells them from others of that name.
 *
 * @param organisation of which they are
 * @param beginning of their address; null while nobody of that organisation bears their name
 */
public record MemberSummary(
        MemberId id,
        String name,

        @Schema(description = "their employer", example = "Ville de Pessac")
        String organisation,

        @Schema(
                description = "the beginning of their address, where another of that employer bears the same name",
                example = "jean.doublon2")
        @Nullable
        String beginning) {

    /** What stands beside the name. */
    public String about() {
        return beginning == null ? organisation : organisation + ", " + beginning;
    }
}
