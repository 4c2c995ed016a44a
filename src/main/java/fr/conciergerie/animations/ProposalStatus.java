package fr.conciergerie.animations;

/** Where a proposal stands. */
public enum ProposalStatus {
    ASKED,
    /** The operator does it, and has said how. */
    TAKEN_UP,
    DECLINED
}
