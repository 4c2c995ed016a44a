package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.web.ReasonBody;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a partner would do it for, or when. */
@Schema(name = "NewProposal")
record ProposalBody(
        @Schema(description = "The price of one") @Nullable Money price,

        @Schema(description = "The day on which the member would have it", example = "2026-12-03") @Nullable
        LocalDate promisedFor,

        @Schema(
                example = "Les talons sont à refaire aussi",
                maxLength = Reason.LONGEST,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String reason) {

    void check() {
        var errors = new FormErrors();
        errors.check(price != null || promisedFor != null, "price", "orders.proposal-is-empty");
        errors.check(price == null || price.currency().equals(Money.ZERO.currency()), "price", "orders.not-in-euros");
        errors.read("reason", () -> new ReasonBody(reason).read());
        errors.refuseIfAny();
    }

    Reason why() {
        return new ReasonBody(reason).read();
    }
}
