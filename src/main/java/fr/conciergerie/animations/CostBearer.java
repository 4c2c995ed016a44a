package fr.conciergerie.animations;

/** Who pays what an animation costs. */
public enum CostBearer {
    OPERATOR,
    CLIENT,
    PARTNER,
    /** Those who come, each the amount. */
    PARTICIPANTS
}
