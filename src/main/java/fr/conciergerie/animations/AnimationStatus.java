package fr.conciergerie.animations;

/** Where an animation stands, in a word: what lists and calls say of an {@link AnimationState}. */
public enum AnimationStatus {
    DRAFT,
    PUBLISHED,
    HELD,
    CANCELLED
}
