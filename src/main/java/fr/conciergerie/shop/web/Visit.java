package fr.conciergerie.shop.web;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.orders.LineId;

/** When a member comes to the desk for a line: to hand something in, or for what is there or promised. */
public record Visit(LineId line, Purpose purpose, DeskSession session) {

    /** What for, in words that tell nobody else what was ordered: an employer may read the calendar. */
    public enum Purpose {
        DEPOSIT("deposit"),
        COLLECTION("collection"),
        /** A service that is given at the desk. */
        APPOINTMENT("collection");

        private final String file;

        Purpose(String file) {
            this.file = file;
        }
    }

    /** Where the entry for a calendar is, below the order. */
    public String path() {
        return "/lines/" + line + "/" + purpose.file + ".ics";
    }
}
