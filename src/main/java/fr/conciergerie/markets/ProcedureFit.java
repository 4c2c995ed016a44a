package fr.conciergerie.markets;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether a procedure suits the amount, by the thresholds of the day on which the market was notified. Never a refusal. */
@Schema(name = "ProcedureFit")
public enum ProcedureFit {
    SUITS,
    /** The amount asks for a heavier procedure: worth a look. */
    TOO_LIGHT,
    /** A lighter procedure would have done; allowed. */
    HEAVIER_THAN_NEEDED,
    /** We do not know the thresholds of that day, or the procedure is not chosen by amount. */
    NOT_BY_AMOUNT
}
