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

    Fit fit(Procedure procedure, Money amount) {
        return switch (procedure) {
            case DIRECT -> amount.compareTo(direct) < 0 ? Fit.SUITS : Fit.TOO_LIGHT;
            case MAPA ->
                formal != null && amount.compareTo(formal) >= 0
                        ? Fit.TOO_LIGHT
                        : amount.compareTo(direct) < 0 ? Fit.HEAVIER_THAN_NEEDED : Fit.SUITS;
            case FORMAL -> formal != null && amount.compareTo(formal) < 0 ? Fit.HEAVIER_THAN_NEEDED : Fit.SUITS;
            case RESERVED_SIAE, RESERVED_EA_ESAT, RESERVED_ESS -> Fit.NOT_BY_AMOUNT;
        };
    }
}
