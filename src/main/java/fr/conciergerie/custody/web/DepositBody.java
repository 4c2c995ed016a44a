package fr.conciergerie.custody.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a member hands in: piece by piece, and where the concierge puts it. */
@Schema(name = "Deposit")
record DepositBody(
        @ArraySchema(
                minItems = 1,
                maxItems = Custody.MAX_PIECES,
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        @Nullable
        List<@Nullable Piece> pieces,

        @Schema(
                example = "Étagère B2",
                minLength = 1,
                maxLength = Custody.MAX_PLACE,
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String place) {

    @Schema(name = "PieceHandedIn")
    record Piece(
            @Schema(
                    example = "Paire de bottines noires",
                    minLength = 1,
                    maxLength = PieceIn.MAX_DESCRIPTION,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String description,

            @Schema(
                    description =
                            "`STAIN`, `TEAR`, `MISSING_BUTTON`, `WORN`, `SCRATCH`, `OTHER`, and at most one remark of"
                                    + " up to 200 characters",
                    example = "[\"WORN\", \"éraflure au talon gauche\"]")
            @Nullable
            List<@Nullable String> reserves) {}

    List<PieceIn> read() {
        var errors = new FormErrors();
        var wanted = pieces == null ? List.<@Nullable Piece>of() : pieces;
        errors.check(
                !wanted.isEmpty() && wanted.size() <= Custody.MAX_PIECES,
                "pieces",
                "custody.pieces-out-of-bounds",
                Custody.MAX_PIECES);
        var read = new ArrayList<PieceIn>();
        for (int i = 0; i < wanted.size() && i < Custody.MAX_PIECES; i++) {
            var piece = wanted.get(i);
            var in = errors.read("pieces[" + i + "]", () -> read(piece));
            if (in != null) {
                read.add(in);
            }
        }
        errors.read("place", this::where);
        errors.refuseIfAny();
        return read;
    }

    String where() {
        return Custody.place(place);
    }

    private static PieceIn read(@Nullable Piece piece) {
        if (piece == null || piece.description() == null) {
            throw new Refused("custody.piece-needs-a-description");
        }
        var words = piece.reserves() == null ? List.<@Nullable String>of() : piece.reserves();
        return new PieceIn(
                piece.description(),
                Reserves.read(words.stream()
                        .filter(it -> it != null && !it.isBlank())
                        .map(Objects::requireNonNull)
                        .toList()));
    }
}
