package fr.conciergerie.opinions;

/** What agents may say of themselves for the figures on equality, in their own words or not at all. */
public enum Gender {
    WOMAN,
    MAN,
    OTHER
}
