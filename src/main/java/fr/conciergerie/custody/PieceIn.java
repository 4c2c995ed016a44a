package fr.conciergerie.custody;

import fr.conciergerie.shared.Refused;

/** A piece as the member hands it in: what it is, and what is already wrong with it. */
public record PieceIn(String description, Reserves reserves) {

    public static final int MAX_DESCRIPTION = 200;

    public PieceIn {
        description = description.strip();
        if (description.isEmpty()) {
            throw new Refused("custody.piece-needs-a-description");
        }
        if (description.length() > MAX_DESCRIPTION) {
            throw new Refused("custody.description-too-long", MAX_DESCRIPTION);
        }
    }
}
