package fr.conciergerie.orders;

import fr.conciergerie.shared.Word;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was handed in of a line, piece by piece, and where it is. Contributed by the module that labels the pieces. */
public interface LinePieces {

    /** A line without pieces is not in the answer. */
    Map<LineId, List<Piece>> of(Collection<LineId> lines);

    /**
     * @param label the short code on the piece
     * @param reserves what was noted about its state when it was handed in
     * @param damage what is wrong with it since
     * @param photos those that the partner who does the work may see
     */
    record Piece(
            String label, String description, Remarks reserves, Whereabouts where, Remarks damage, List<UUID> photos) {

        public Piece {
            photos = List.copyOf(photos);
        }
    }

    /** Words that were pointed at, and what was said besides. */
    record Remarks(List<Word> kinds, @Nullable String words) {

        public Remarks {
            kinds = List.copyOf(kinds);
        }

        public boolean isEmpty() {
            return kinds.isEmpty() && words == null;
        }
    }

    /** Where a piece is, as far as its owner and whoever works on it are concerned. */
    enum Whereabouts {
        AT_THE_SITE,
        AT_THE_PARTNERS,
        HANDED_OVER,
        LOOKED_FOR,
        LOST,
        ON_ITS_WAY
    }
}
