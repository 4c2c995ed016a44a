package fr.conciergerie.animations;

/** How a good is measured: counted or weighed. */
public enum GoodUnit {
    PIECES,
    GRAMS
}
