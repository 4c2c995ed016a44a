package fr.conciergerie.markets;

/** How a public buyer chose the operator. */
public enum Procedure {
    DIRECT,
    MAPA,
    FORMAL,
    /** Reserved for structures of insertion through work. */
    RESERVED_SIAE,
    /** Reserved for enterprises and services for disabled workers. */
    RESERVED_EA_ESAT,
    /** Reserved for enterprises of the social economy. */
    RESERVED_ESS
}
