package fr.conciergerie.animations;

/** Where a registration stands. */
public enum RegistrationStatus {
    REGISTERED,
    ATTENDED,
    ABSENT,
    EXCUSED,
    /** Given back by whoever registered: the places are somebody else's. */
    CANCELLED
}
