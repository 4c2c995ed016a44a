package fr.conciergerie.rounds.web;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.rounds.Cargo;
import fr.conciergerie.rounds.Way;
import fr.conciergerie.shared.ShortCode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The pieces of a line at a stop, as a caller reads them. */
@Schema(name = "Cargo")
record CargoBody(Way way, OrderId order, LineId line, String number, PartnerId partner, List<PieceBody> pieces) {

    /** One of them. */
    @Schema(name = "CargoPiece")
    record PieceBody(
            ShortCode label,
            String description,

            @Schema(description = "Whether something was wrong with it before: say then how it is now")
            boolean damaged) {}

    static CargoBody of(Cargo it) {
        return new CargoBody(
                it.way(),
                it.order(),
                it.line(),
                it.number(),
                it.partner(),
                it.pieces().stream()
                        .map(piece -> new PieceBody(piece.label(), piece.description(), piece.damaged()))
                        .toList());
    }
}
