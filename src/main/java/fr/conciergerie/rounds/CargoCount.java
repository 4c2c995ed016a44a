package fr.conciergerie.rounds;

/** How many pieces go which way at a stop. */
public record CargoCount(int board, int give, int take, int setDown) {

    public static final CargoCount NONE = new CargoCount(0, 0, 0, 0);

    public int in() {
        return board + take;
    }

    public int out() {
        return give + setDown;
    }
}
