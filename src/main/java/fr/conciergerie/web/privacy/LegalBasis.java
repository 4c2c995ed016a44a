package fr.conciergerie.web.privacy;

/** Why something may be known about somebody at all (article 6 of the GDPR). */
public enum LegalBasis {
    CONTRACT,
    LEGAL_OBLIGATION,
    LEGITIMATE_INTEREST,
    CONSENT,
    PUBLIC_INTEREST
}
