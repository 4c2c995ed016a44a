package fr.conciergerie.web.ical;

import fr.conciergerie.web.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What is written into one calendar file. */
public sealed interface CalendarFile {

    /** The version of how it is written: another way makes another file of the same entries. */
    int WRITTEN = 1;

    List<CalendarEntry> entries();

    /** The clocks by which its hours are told. */
    default Stream<ZoneId> zones() {
        return entries().stream().map(CalendarEntry::zone).distinct();
    }

    /** One entry, taken away once. */
    record Single(CalendarEntry entry) implements CalendarFile {
        @Override
        public List<CalendarEntry> entries() {
            return List.of(entry);
        }
    }

    /**
     * A calendar that other calendars read again and again.
     *
     * @param name how it is called there
     * @param zone the clock of whoever reads it: a calendar in which nothing stands yet has at least one
     */
    record Feed(String name, ZoneId zone, List<CalendarEntry> entries) implements CalendarFile {

        public Feed {
            entries = List.copyOf(entries);
        }

        @Override
        public Stream<ZoneId> zones() {
            return Stream.concat(Stream.of(zone), CalendarFile.super.zones()).distinct();
        }

        /** Names what is written, before it is: the same name stands for the same bytes. */
        public String fingerprint() {
            var said = (WRITTEN + " " + this).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(Secrets.sha256(said), 0, 16);
        }
    }

    /**
     * An entry sent by mail to whom it concerns (iTIP); a later one of the same name takes its place, or takes it away.
     *
     * @param organizer whoever sends the mail: a calendar believes nobody else
     * @param toAnswer whether the organizer reads what the calendar answers
     */
    record Invitation(Method method, CalendarEntry entry, Mailbox organizer, Mailbox attendee, boolean toAnswer)
            implements CalendarFile {

        public Invitation {
            if (entry.isCancelled() != (method == Method.CANCEL)) {
                throw new IllegalArgumentException("a " + method + " of " + entry.standing());
            }
        }

        public static Invitation of(CalendarEntry entry, Mailbox organizer, Mailbox attendee, boolean toAnswer) {
            var method = entry.isCancelled() ? Method.CANCEL : Method.REQUEST;
            return new Invitation(method, entry, organizer, attendee, toAnswer && method == Method.REQUEST);
        }

        @Override
        public List<CalendarEntry> entries() {
            return List.of(entry);
        }
    }

    /** What a calendar is asked to do. */
    enum Method {
        REQUEST,
        CANCEL
    }

    /** Somebody with an address. */
    record Mailbox(String name, String address) {

        /** A name is quoted in a calendar file, and nothing gets out of the quotes. */
        public Mailbox {
            name = name.replace('"', '\'').replaceAll("\\p{Cntrl}+", " ");
        }
    }
}
