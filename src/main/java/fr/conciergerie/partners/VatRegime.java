package fr.conciergerie.partners;

/** How a partner stands towards value-added tax. */
public enum VatRegime {
    NORMAL,
    /** Below the small-business threshold (article 293 B of the tax code). */
    FRANCHISE,
    /** Exempt by what it is, such as a non-profit association (article 261, 7-1°). */
    EXEMPT
}
