package fr.conciergerie.rounds.web;

import fr.conciergerie.custody.Reserves;
import fr.conciergerie.rounds.Said;
import fr.conciergerie.rounds.StopReport;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of each piece at a stop, as it is sent. */
@Schema(name = "Manifest")
record ManifestBody(
        @Schema(description = "Each that `readStop` names, once") @Nullable
        List<@Nullable PieceSaid> pieces,

        @Schema(description = "Where at the desk it is put down", maxLength = 60) @Nullable
        String place,

        @Schema(description = "Who took it there, as a function and not as a person", maxLength = 60) @Nullable
        String handedTo,

        @Schema(description = "By the clock on the wall; left out: on leaving") @Nullable
        LocalTime arrival,

        @Schema(description = "By the clock on the wall; left out: now") @Nullable
        LocalTime departure) {

    /** What became of one piece. */
    @Schema(name = "PieceSaid")
    record PieceSaid(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String label,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Said said,

            @Schema(description = "Whether its label was read by a machine; left out: it was not") @Nullable
            Boolean scanned,

            @Schema(description = "What is wrong with it, where it is `DAMAGED`: `STAIN`, `TEAR`, … or words") @Nullable
            List<String> damage) {}

    StopReport read() {
        var errors = new FormErrors();
        var said = new HashMap<ShortCode, Said>();
        var scanned = new HashSet<ShortCode>();
        var damages = new HashMap<ShortCode, Reserves>();
        var all = pieces == null ? List.<@Nullable PieceSaid>of() : pieces;
        for (int i = 0; i < all.size(); i++) {
            var it = all.get(i);
            var label = it == null || it.label() == null
                    ? null
                    : ShortCode.read(it.label()).orElse(null);
            errors.check(label != null, "pieces[" + i + "].label", "rounds.stop.no-label");
            if (it == null || label == null) {
                continue;
            }
            errors.check(it.said() != null, "pieces[" + i + "].said", "rounds.stop.piece-unaccounted-for", label);
            if (it.said() != null) {
                errors.check(
                        said.put(label, it.said()) == null,
                        "pieces[" + i + "].label",
                        "rounds.stop.label-twice",
                        label);
            }
            if (Boolean.TRUE.equals(it.scanned())) {
                scanned.add(label);
            }
            if (it.damage() != null) {
                try {
                    damages.put(label, Reserves.read(it.damage()));
                } catch (Refused refused) {
                    errors.add("pieces[" + i + "].damage", refused);
                }
            }
        }
        errors.check(
                Objects.requireNonNullElse(handedTo, "").length() <= StopReport.LONGEST_FUNCTION,
                "handedTo",
                "web.field.too-long",
                StopReport.LONGEST_FUNCTION);
        errors.refuseIfAny();
        return new StopReport(arrival, departure, said, scanned, damages, blank(place), blank(handedTo));
    }

    private static @Nullable String blank(@Nullable String words) {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
