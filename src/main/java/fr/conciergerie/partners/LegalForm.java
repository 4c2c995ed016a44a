package fr.conciergerie.partners;

/** What a partner is before the law. Says nothing about the social economy by itself: see {@link EssStatus}. */
public enum LegalForm {
    ASSOCIATION,
    /** A workers' cooperative (SCOP), a cooperative of collective interest (SCIC) or any other cooperative. */
    COOPERATIVE,
    MUTUAL,
    FOUNDATION,
    COMPANY,
    /** A craftsman, a farmer or a practitioner in their own name. */
    SOLE_TRADER,
    PUBLIC_BODY
}
