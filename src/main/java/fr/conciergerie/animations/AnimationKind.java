package fr.conciergerie.animations;

/** What sort of animation it is, as the report tells them apart. */
public enum AnimationKind {
    /** Things are given for an association. */
    COLLECTION,
    LOCAL_PRODUCER,
    ORGANIC,
    WORKSHOP,
    /** The client organisation's own, at which the concierge helps. */
    CLIENT
}
