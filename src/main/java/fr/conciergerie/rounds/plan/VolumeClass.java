package fr.conciergerie.rounds.plan;

/** How much room a folded piece takes. */
public enum VolumeClass {
    /** A letter, a pair of shoes. */
    SMALL(10),
    /** A bag of linen. */
    MEDIUM(40),
    /** A blanket, a hamper. */
    LARGE(120);

    private final int litres;

    VolumeClass(int litres) {
        this.litres = litres;
    }

    public int litres() {
        return litres;
    }
}
