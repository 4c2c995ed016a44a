package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.organisations.Territory;
import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarEntry.Standing;
import fr.conciergerie.web.ical.CalendarFile;
import fr.conciergerie.web.ical.CalendarFile.Feed;
import fr.conciergerie.web.ical.CalendarFile.Invitation;
import fr.conciergerie.web.ical.CalendarFile.Mailbox;
import fr.conciergerie.web.ical.CalendarWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What others make of our calendars: two programs, in JavaScript and in Python, read each of them without a complaint, by the clocks
 * that the file itself tells, and find every hour where Java has it.
 */
class ForeignCalendarsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Mailbox DESK = new Mailbox("La Conciergerie : d’Été; \"x\"", "bonjour@conciergerie.example");
    private static final Mailbox AGENT = new Mailbox("agent@ville.example", "agent@ville.example");

    @TempDir
    Path folder;

    /** Every half hour of the two weekends on which clocks change in Europe and in America, and of days between. */
    @ParameterizedTest
    @EnumSource(ForeignReader.class)
    void hoursAreWhereTheyAreEverywhereAlsoWhenClocksChange(ForeignReader reader)
            throws IOException, InterruptedException {
        var entries = new ArrayList<CalendarEntry>();
        Arrays.stream(Territory.values())
                .map(Territory::zone)
                .distinct()
                .forEach(zone -> Stream.of(
                                "2026-10-24T20:00",
                                "2026-10-31T20:00",
                                "2027-03-13T20:00",
                                "2027-03-27T20:00",
                                "2027-07-14T20:00")
                        .map(LocalDateTime::parse)
                        .forEach(begins -> {
                            for (int i = 0; i < 24; i++) {
                                entries.add(
                                        entry(begins.atZone(zone).toInstant().plus(Duration.ofMinutes(30L * i)), zone));
                            }
                        }));
        // Of the hour that comes twice that night the standard means the first; not every reader does, and nobody is
        // received then.
        entries.removeIf(it -> comesTwice(it.startsAt(), it.zone()) || comesTwice(it.endsAt(), it.zone()));

        assertThat(found(reader, new Feed("Mes rendez-vous", PARIS, entries)))
                .hasSizeGreaterThan(800)
                .containsExactlyElementsOf(entries.stream()
                        .map(it -> it.uid() + "|2|" + it.startsAt() + "|" + it.endsAt() + "||CONFIRMED|" + it.title())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(ForeignReader.class)
    void aFeedInWhichNothingStandsIsACalendar(ForeignReader reader) throws IOException, InterruptedException {
        assertThat(found(reader, new Feed("Mes rendez-vous", PARIS, List.of()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ForeignReader.class)
    void anInvitationAndACancellationAreReadAsSuch(ForeignReader reader) throws IOException, InterruptedException {
        assertThat(found(reader, Invitation.of(entry(Standing.BUSY), DESK, AGENT, false)))
                .singleElement()
                .asString()
                .contains("|REQUEST|CONFIRMED|");
        assertThat(found(reader, Invitation.of(entry(Standing.CANCELLED), DESK, AGENT, false)))
                .singleElement()
                .asString()
                .contains("|CANCEL|CANCELLED|");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void theReadersSeeWhatIsWrong(ForeignReader reader, String right, String wrong)
            throws IOException, InterruptedException {
        var file = CalendarWriter.write(new Feed("Mes rendez-vous", PARIS, List.of(entry(Standing.BUSY))));
        assertThat(file).contains(right);
        var broken = folder.resolve("broken.ics");
        Files.writeString(broken, file.replace(right, wrong));

        assertThat(reader.read(broken).exit()).isNotZero();
    }

    static Stream<Object[]> broken() {
        return Arrays.stream(ForeignReader.values())
                .flatMap(it -> Stream.of(
                        new Object[] {it, "DTSTART;TZID=Europe/Paris:2026", "DTSTART;TZID=Europe/Paris:20X6"},
                        new Object[] {it, "TZID:Europe/Paris\r\n", "TZID:Europe/Elsewhere\r\n"},
                        new Object[] {it, "END:VEVENT\r\n", ""},
                        new Object[] {it, "UID:booking-1@conciergerie\r\n", ""}));
    }

    private List<String> found(ForeignReader reader, CalendarFile calendar) throws IOException, InterruptedException {
        var file = folder.resolve("calendar.ics");
        Files.writeString(file, CalendarWriter.write(calendar));
        return reader.found(file);
    }

    private static boolean comesTwice(Instant moment, ZoneId zone) {
        return zone.getRules()
                        .getValidOffsets(moment.atZone(zone).toLocalDateTime())
                        .size()
                > 1;
    }

    private static CalendarEntry entry(Standing standing) {
        return entry("booking-1@conciergerie", Instant.parse("2026-12-01T11:30:00Z"), PARIS, standing);
    }

    private static CalendarEntry entry(Instant begins, ZoneId zone) {
        return entry("booking-" + zone + begins + "@conciergerie", begins, zone, Standing.BUSY);
    }

    private static CalendarEntry entry(String uid, Instant begins, ZoneId zone, Standing standing) {
        return new CalendarEntry(
                uid,
                2,
                Instant.parse("2026-11-20T08:15:00Z"),
                begins,
                begins.plus(Duration.ofMinutes(45)),
                zone,
                "Rendez-vous bien-être, à l’heure; 100\\%",
                "Salle 2, Hôtel de ville – œuvre ".repeat(4),
                "Pour déplacer ou annuler, ouvrez la page.\nMerci.",
                URI.create("https://conciergerie.example/appointments/lines/1"),
                standing);
    }
}
