package fr.conciergerie.markets;

import fr.conciergerie.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * Amounts excluding VAT, in force on a day.
 *
 * @param direct below it a contract may be bought directly
 * @param formal from it on the formal procedure is due; null when nobody has told us
 */
record Threshold(Money direct, @Nullable Money formal) {

    ProcedureFit fit(Procedure procedure, Money amount) {
        return switch (procedure) {
            case DIRECT -> amount.compareTo(direct) < 0 ? ProcedureFit.SUITS : ProcedureFit.TOO_LIGHT;
            case MAPA ->
                formal != null && amount.compareTo(formal) >= 0
                        ? ProcedureFit.TOO_LIGHT
                        : amount.compareTo(direct) < 0 ? ProcedureFit.HEAVIER_THAN_NEEDED : ProcedureFit.SUITS;
            case FORMAL ->
                formal != null && amount.compareTo(formal) < 0 ? ProcedureFit.HEAVIER_THAN_NEEDED : ProcedureFit.SUITS;
            case RESERVED_SIAE, RESERVED_EA_ESAT, RESERVED_ESS -> ProcedureFit.NOT_BY_AMOUNT;
        };
    }
}
