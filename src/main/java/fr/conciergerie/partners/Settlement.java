package fr.conciergerie.partners;

/** How the member's money reaches the partner. The operator never holds a balance that belongs to others. */
public enum Settlement {
    /** The member pays the partner; the operator is paid a commission. */
    DIRECT_TO_PARTNER,
    /** The operator buys from the partner and sells to the member. */
    RESALE,
    /** A payment service provider splits the payment. */
    MANDATE_VIA_PSP
}
