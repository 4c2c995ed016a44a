package fr.conciergerie.custody;

/** What a transfer rests on: how sure one may be of it in a dispute. */
public enum Method {
    /** The label was read. */
    SCAN,
    SIGNATURE,
    /** The one who took it showed the pick-up code. */
    CODE,
    /** Both stood at the desk. */
    WITNESSED,
    /** The one says so. */
    DECLARED
}
