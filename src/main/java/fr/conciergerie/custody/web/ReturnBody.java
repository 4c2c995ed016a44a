package fr.conciergerie.custody.web;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What comes back from a partner. */
@Schema(name = "Arrival")
record ReturnBody(
        @Schema(
                example = "Étagère B2",
                minLength = 1,
                maxLength = Custody.MAX_PLACE,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String place,

        @Schema(description = "The labels that were read; leave out to vouch for all pieces at once") @Nullable
        List<@Nullable String> scanned,

        @Schema(description = "The labels that did not come back, said so on purpose") @Nullable
        List<@Nullable String> missing,

        @Schema(
                description = "Into how many pieces goods are packed",
                defaultValue = "1",
                minimum = "1",
                maximum = "20")
        @Nullable
        Integer parcels) {

    Arrival read() {
        return new Arrival(
                Custody.place(place),
                scanned == null ? null : labels(scanned),
                missing == null ? Set.of() : labels(missing),
                parcels == null ? 1 : parcels);
    }

    private static Set<ShortCode> labels(List<@Nullable String> typed) {
        return typed.stream().map(ReturnBody::label).collect(Collectors.toSet());
    }

    private static ShortCode label(@Nullable String typed) {
        var text = typed == null ? "" : typed;
        return ShortCode.read(text).orElseThrow(() -> new Refused("shared.not-a-code", text));
    }
}
