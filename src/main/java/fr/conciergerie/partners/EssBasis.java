package fr.conciergerie.partners;

/**
 * Why a partner belongs to the social economy (law of 31 July 2014, article 1). Being local, a craftsman or a company with
 * a mission is no such reason.
 */
public enum EssBasis {
    ASSOCIATION,
    COOPERATIVE,
    MUTUAL,
    FOUNDATION,
    /** A commercial company that meets the statutory conditions and is registered as such. */
    ESS_COMPANY
}
