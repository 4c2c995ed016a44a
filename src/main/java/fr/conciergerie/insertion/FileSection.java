package fr.conciergerie.insertion;

/** A part of a file in which things stand one by one, each of which can be corrected or taken out. */
public enum FileSection {
    PASS,
    SUSPENSION,
    PROLONGATION,
    CONTRACT,
    ABSENCE,
    LEARNING,
    INTERVIEW,
    GOAL;

    /** Whether it is the supervisor's as well. */
    boolean isWork() {
        return this == CONTRACT || this == ABSENCE || this == LEARNING;
    }
}
