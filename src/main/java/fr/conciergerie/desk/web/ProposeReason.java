package fr.conciergerie.desk.web;

/** Why a partner would do it otherwise. */
public enum ProposeReason {
    MORE_WORK,
    QUOTE,
    PARTS_TO_ORDER,
    NO_TIME
}
