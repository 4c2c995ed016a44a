package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Counted;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was counted or weighed of a good, as it is sent. */
@Schema(name = "CountedGood")
record CountedBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String good,

        @Schema(description = "Pieces or grams", requiredMode = Schema.RequiredMode.REQUIRED, minimum = "0") @Nullable
        Integer amount,

        @Schema(description = "Why it differs from what should be there", maxLength = 300) @Nullable
        String note) {

    static List<Counted> read(@Nullable List<@Nullable CountedBody> contents, FormErrors errors) {
        if (contents == null) {
            return List.of();
        }
        var read = errors.read(
                "contents", () -> contents.stream().map(CountedBody::one).toList());
        return read == null ? List.of() : read;
    }

    private static Counted one(@Nullable CountedBody it) {
        if (it == null || it.good() == null || it.amount() == null) {
            throw new Refused("animations.collection.not-an-amount");
        }
        return new Counted(DepositGoodsBody.key(it.good()), it.amount(), it.note());
    }
}
