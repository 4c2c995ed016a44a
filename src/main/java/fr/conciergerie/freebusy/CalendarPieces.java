package fr.conciergerie.freebusy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text of a calendar file, and its entries one by one, so that one which breaks the rules can be left out.
 *
 * @param zones the clocks that the file defines, as they stand in it
 * @param entries each from its BEGIN to its END
 */
record CalendarPieces(String whole, String zones, List<String> entries) {

    static CalendarPieces of(String text) {
        var zones = new StringBuilder();
        var entries = new ArrayList<String>();
        var piece = new StringBuilder();
        var open = "";
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var said = line.strip().toUpperCase(Locale.ROOT);
            if (open.isEmpty()) {
                open = switch (said) {
                    case "BEGIN:VEVENT", "BEGIN:VFREEBUSY", "BEGIN:VTIMEZONE" -> said.substring("BEGIN:".length());
                    default -> "";
                };
            }
            if (!open.isEmpty()) {
                piece.append(line).append("\r\n");
                if (said.equals("END:" + open)) {
                    if (open.equals("VTIMEZONE")) {
                        zones.append(piece);
                    } else {
                        entries.add(piece.toString());
                    }
                    piece.setLength(0);
                    open = "";
                }
            }
        }
        // Cut off in the middle of an entry: it is one that cannot be read.
        if (!piece.isEmpty()) {
            entries.add(piece.toString());
        }
        return new CalendarPieces(text, zones.toString(), List.copyOf(entries));
    }

    /** One of the entries in a file of its own. */
    String alone(String entry) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Conciergerie//FR\r\n" + zones + entry + "END:VCALENDAR\r\n";
    }
}
