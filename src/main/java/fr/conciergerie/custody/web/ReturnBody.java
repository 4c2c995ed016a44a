package fr.conciergerie.custody.web;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What comes back from a partner. */
@Schema(name = "Arrival")
record ReturnBody(
        @Schema(
                description = "Where it is put; left out where nothing came back",
                example = "Étagère B2",
                minLength = 1,
                maxLength = Custody.MAX_PLACE)
        @Nullable
        String place,

        @Schema(description = "The labels that were read; leave out to vouch for all pieces at once") @Nullable
        List<@Nullable String> scanned,

        @Schema(description = "The labels that did not come back, said so on purpose: the line is held back") @Nullable
        List<@Nullable String> missing,

        @Schema(description = "What came back damaged: the line is held back") @Nullable
        List<@Nullable Damaged> damaged,

        @Schema(
                description = "Into how many pieces goods are packed",
                defaultValue = "1",
                minimum = "1",
                maximum = "20")
        @Nullable
        Integer parcels) {

    Arrival read() {
        var read = scanned == null ? Set.<ShortCode>of() : labels(scanned);
        return new Arrival(
                place,
                scanned == null ? null : read,
                read,
                missing == null ? Set.of() : labels(missing),
                damaged == null ? Map.of() : damaged(damaged),
                parcels == null ? 1 : parcels);
    }

    private static Map<ShortCode, Reserves> damaged(List<@Nullable Damaged> typed) {
        var damaged = new HashMap<ShortCode, Reserves>();
        for (var it : typed) {
            if (it == null || it.remarks() == null) {
                throw new Refused("custody.damage-needs-a-word");
            }
            var remarks = it.remarks();
            damaged.put(
                    label(it.label()),
                    Reserves.read(remarks.stream()
                            .map(word -> word == null ? "" : word)
                            .toList()));
        }
        return damaged;
    }

    /** A piece and what is wrong with it. */
    @Schema(name = "Damage")
    record Damaged(
            @Schema(example = "K7P3XW", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String label,

            @Schema(
                    description = "Names of reserves, then a remark in words",
                    example = "[\"STAIN\"]",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            List<@Nullable String> remarks) {}

    private static Set<ShortCode> labels(List<@Nullable String> typed) {
        return typed.stream().map(ReturnBody::label).collect(Collectors.toSet());
    }

    private static ShortCode label(@Nullable String typed) {
        var text = typed == null ? "" : typed;
        return ShortCode.read(text).orElseThrow(() -> new Refused("shared.not-a-code", text));
    }
}
