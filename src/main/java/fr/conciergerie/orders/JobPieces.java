package fr.conciergerie.orders;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a partner should find in the bag of a job. Contributed by the module that labels the pieces. */
public interface JobPieces {

    /** A line without pieces is not in the answer. */
    Map<LineId, List<Piece>> of(Collection<LineId> lines);

    /**
     * @param label the short code on the piece
     * @param reserves what was noted about its state when it was handed in; empty when there was nothing to note
     */
    record Piece(String label, String description, String reserves) {}
}
