package fr.conciergerie.rounds.plan;

/**
 * What is on board, or fits on board.
 *
 * @param litres of what lies folded; what hangs takes none
 * @param hangers on the rail
 */
public record Load(int pieces, int litres, int hangers) {

    public static final Load NONE = new Load(0, 0, 0);

    /** Of a rail, a garment takes so many centimetres. */
    private static final int CENTIMETRES_A_HANGER = 4;

    /** What fits where the rail was measured instead of its hangers counted. */
    public static Load withRail(int pieces, int litres, int centimetres) {
        return new Load(pieces, litres, centimetres / CENTIMETRES_A_HANGER);
    }

    public boolean fitsInto(Load room) {
        return pieces <= room.pieces && litres <= room.litres && hangers <= room.hangers;
    }

    Load plus(Load other) {
        return new Load(pieces + other.pieces, litres + other.litres, hangers + other.hangers);
    }

    Load minus(Load other) {
        return new Load(pieces - other.pieces, litres - other.litres, hangers - other.hangers);
    }
}
