package fr.conciergerie.animations.web;

import fr.conciergerie.animations.GoodId;
import fr.conciergerie.animations.GoodRefusal;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that was brought, as it is sent. Nobody is named. */
@Schema(name = "DepositGoods")
record DepositGoodsBody(
        @Schema(description = "As the collection names it", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String good,

        @Schema(
                description = "Pieces or grams",
                requiredMode = Schema.RequiredMode.REQUIRED,
                minimum = "1",
                maximum = "1000000")
        @Nullable
        Integer amount,

        @Schema(description = "Why it is not taken; left out: it is") @Nullable
        GoodRefusal refusal) {

    /** What was brought. */
    record Brought(GoodId good, int amount, @Nullable GoodRefusal refusal) {}

    Brought read() {
        var errors = new FormErrors();
        errors.check(good != null && !good.isBlank(), "good", "animations.collection.good-missing");
        errors.check(amount != null, "amount", "animations.collection.not-an-amount");
        var which = good == null || good.isBlank() ? null : errors.read("good", () -> key(good));
        errors.refuseIfAny();
        return new Brought(Objects.requireNonNull(which), Objects.requireNonNull(amount), refusal);
    }

    static GoodId key(String text) {
        try {
            return GoodId.of(text);
        } catch (IllegalArgumentException _) {
            throw new Refused("animations.no-such-thing", text);
        }
    }
}
