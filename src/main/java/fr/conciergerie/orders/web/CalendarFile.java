package fr.conciergerie.orders.web;

import fr.conciergerie.organisations.Site;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A visit to the desk as an entry for any calendar (RFC 5545), by the clock of the site. Opened again, it replaces itself. */
final class CalendarFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");
    /** In bytes, the end of the line aside. */
    private static final int LONGEST_LINE = 75;

    private CalendarFile() {}

    static byte[] write(Visit visit, Site site, String title, Instant now) {
        var zone = site.zone();
        var start = visit.session().startsAt();
        var lines = Stream.of(
                        Stream.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Conciergerie//FR", "METHOD:PUBLISH"),
                        zone(zone, start),
                        Stream.of(
                                "BEGIN:VEVENT",
                                "UID:" + visit.purpose().name().toLowerCase(Locale.ROOT) + "-" + visit.line()
                                        + "@conciergerie",
                                "DTSTAMP:" + TIME.format(now.atOffset(ZoneOffset.UTC)) + "Z",
                                // a calendar takes the entry with the greater number for the newer one
                                "SEQUENCE:" + now.getEpochSecond() / 60,
                                "DTSTART;TZID=" + zone + ":" + TIME.format(start.atZone(zone)),
                                "DTEND;TZID=" + zone + ":"
                                        + TIME.format(visit.session().endsAt().atZone(zone)),
                                "SUMMARY:" + text(title),
                                "LOCATION:" + text(place(site)),
                                "CLASS:PRIVATE",
                                "TRANSP:TRANSPARENT",
                                "END:VEVENT",
                                "END:VCALENDAR"))
                .flatMap(it -> it);
        return lines.map(CalendarFile::folded)
                .reduce("", (file, line) -> file + line + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String place(Site site) {
        return String.join(", ", site.deskPlace(), site.name(), site.address(), site.postcode() + " " + site.city());
    }

    /** What the clocks of the site show on that day: one offset, from when it began. */
    private static Stream<String> zone(ZoneId zone, Instant at) {
        var rules = zone.getRules();
        var before = rules.previousTransition(at.plusSeconds(1));
        var after = rules.nextTransition(at);
        var now = before == null
                ? part("STANDARD", LocalDateTime.of(1970, 1, 1, 0, 0), rules.getOffset(at), rules.getOffset(at))
                : part(before);
        return Stream.of(
                        List.of("BEGIN:VTIMEZONE", "TZID:" + zone),
                        now,
                        after == null ? List.<String>of() : part(after),
                        List.of("END:VTIMEZONE"))
                .flatMap(List::stream);
    }

    private static List<String> part(ZoneOffsetTransition change) {
        return part(
                change.isGap() ? "DAYLIGHT" : "STANDARD",
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter());
    }

    private static List<String> part(String kind, LocalDateTime begins, ZoneOffset from, ZoneOffset to) {
        return List.of(
                "BEGIN:" + kind,
                "DTSTART:" + TIME.format(begins),
                "TZOFFSETFROM:" + OFFSET.format(from),
                "TZOFFSETTO:" + OFFSET.format(to),
                "END:" + kind);
    }

    /** What people write, without what the format takes for its own. */
    private static String text(String written) {
        return written.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** A line goes on behind a space, and no sign is cut in two. */
    private static String folded(String line) {
        var folded = new StringBuilder();
        int length = 0;
        for (int sign : line.codePoints().toArray()) {
            var piece = Character.toString(sign);
            int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST_LINE) {
                folded.append("\r\n ");
                length = 1;
            }
            folded.append(piece);
            length += bytes;
        }
        return folded.toString();
    }
}
