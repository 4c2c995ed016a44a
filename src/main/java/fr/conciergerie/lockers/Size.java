package fr.conciergerie.lockers;

import io.swagger.v3.oas.annotations.media.Schema;

/** How much goes into a compartment: a pair of shoes, a bag, a suit on its hanger. */
@Schema(name = "CompartmentSize")
public enum Size {
    S(1),
    M(2),
    L(3);

    private final int rank;

    Size(int rank) {
        this.rank = rank;
    }

    /** As the table has it: what goes into one goes into those of a greater rank. */
    int rank() {
        return rank;
    }
}
