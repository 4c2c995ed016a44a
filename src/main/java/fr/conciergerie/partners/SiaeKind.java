package fr.conciergerie.partners;

/** The kind of insertion structure (<i>SIAE</i>) that a partner is under agreement with the State. */
public enum SiaeKind {
    /** Entreprise d'insertion. */
    EI,
    /** Entreprise de travail temporaire d'insertion. */
    ETTI,
    /** Entreprise d'insertion par le travail indépendant. */
    EITI,
    /** Association intermédiaire. */
    AI,
    /** Atelier et chantier d'insertion. */
    ACI,
    /** Entreprise adaptée: not an SIAE before the law, counted beside them. */
    EA
}
