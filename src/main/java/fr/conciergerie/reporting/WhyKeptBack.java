package fr.conciergerie.reporting;

/** Why the manager does not show a sentence to the client. */
public enum WhyKeptBack {
    /** Somebody is named in it, or would be recognised. */
    NAMES_SOMEBODY,
    HURTFUL,
    /** It is not about what was asked. */
    OFF_TOPIC,
    SAID_ALREADY
}
