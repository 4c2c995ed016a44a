package fr.conciergerie.web.privacy;

/** What becomes of something when its time is over. */
public enum WhatBecomes {
    DELETED,
    /** What happened stays; nothing leads from it to a person any more. */
    PSEUDONYMISED,
    /** Only how many there were stays. */
    COUNTED
}
