package fr.conciergerie.desk.web;

import fr.conciergerie.lockers.Bank;
import fr.conciergerie.lockers.CompartmentView;
import fr.conciergerie.lockers.Standing;
import fr.conciergerie.web.ui.Tone;
import java.util.Comparator;
import java.util.List;

/** How the doors of a bank are shown to a concierge: those that wait for them first. */
public final class Doors {

    private Doors() {}

    public static List<CompartmentView> mostUrgentFirst(List<CompartmentView> doors) {
        return doors.stream().sorted(Comparator.comparing(Doors::urgency)).toList();
    }

    private static int urgency(CompartmentView door) {
        return switch (door.standing()) {
            case DECLARED -> 0;
            case OVERDUE -> 1;
            case TO_SET -> 2;
            case LOADED -> needsACode(door) ? 2 : 3;
            case AWAITED -> 4;
            case FREE -> 5;
            case OUT_OF_ORDER -> 6;
        };
    }

    private static boolean needsACode(CompartmentView door) {
        return door.code() != null
                || door.delegateCode() != null
                || !door.toRemove().isEmpty();
    }

    /** Whether it is about to be free by itself: nobody sets a code at a bank that is connected. */
    public static boolean isResting(Bank bank, CompartmentView door) {
        return bank.details().isConnected() && door.standing() == Standing.TO_SET;
    }

    public static Tone tone(Standing standing) {
        return switch (standing) {
            case FREE -> Tone.CALM;
            case LOADED -> Tone.GOOD;
            case AWAITED, DECLARED -> Tone.BUSY;
            case TO_SET -> Tone.WARN;
            case OVERDUE, OUT_OF_ORDER -> Tone.BAD;
        };
    }

    public static String icon(Standing standing) {
        return switch (standing) {
            case FREE -> "unlock";
            case LOADED -> "bag-heart";
            case AWAITED -> "hourglass-split";
            case DECLARED -> "box-arrow-in-down";
            case TO_SET -> "key";
            case OVERDUE -> "alarm";
            case OUT_OF_ORDER -> "slash-circle";
        };
    }
}
