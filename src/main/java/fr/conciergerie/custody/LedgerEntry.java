package fr.conciergerie.custody;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.shared.ShortCode;
import java.time.Instant;

/**
 * One transfer of one piece, as it stands in the ledger.
 *
 * @param undoes it takes the transfer before it back
 * @param undoable whether the gesture may still be taken back, as far as the ledger knows
 */
public record LedgerEntry(
        TransferId transfer,
        LineId line,
        ShortCode label,
        Holder from,
        Holder to,
        Instant at,
        Method method,
        boolean undoes,
        boolean undoable) {}
