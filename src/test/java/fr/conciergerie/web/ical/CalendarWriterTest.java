package fr.conciergerie.web.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.conciergerie.web.ical.CalendarEntry.Standing;
import fr.conciergerie.web.ical.CalendarFile.Feed;
import fr.conciergerie.web.ical.CalendarFile.Invitation;
import fr.conciergerie.web.ical.CalendarFile.Mailbox;
import fr.conciergerie.web.ical.CalendarFile.Single;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarWriterTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Mailbox DESK = new Mailbox("La Conciergerie d’Été", "bonjour@conciergerie.example");
    private static final Mailbox AGENT = new Mailbox("Camille Martin", "agent@ville.example");

    @Test
    void aFeedSaysHowOftenToComeBackAndNothingIsAskedOfWhoReadsIt() {
        assertThat(lines(CalendarWriter.write(new Feed("Mes rendez-vous", PARIS, List.of(entry())))))
                .startsWith("BEGIN:VCALENDAR", "PRODID:-//Conciergerie//Conciergerie//FR", "VERSION:2.0")
                .contains(
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "X-WR-CALNAME:Mes rendez-vous")
                .noneMatch(it -> it.startsWith("METHOD") || it.startsWith("ORGANIZER") || it.startsWith("ATTENDEE"));
    }

    @Test
    void aFeedInWhichNothingStandsYetIsACalendarToo() {
        assertThat(lines(CalendarWriter.write(new Feed("Mes rendez-vous", PARIS, List.of()))))
                .contains("TZID:Europe/Paris")
                .doesNotContain("BEGIN:VEVENT");
    }

    @Test
    void anEntryBearsItsNameItsNumberAndTheHourOnTheWall() {
        assertThat(lines(CalendarWriter.write(new Single(entry()))))
                .containsSubsequence(
                        "BEGIN:VEVENT",
                        "UID:booking-1@conciergerie",
                        "DTSTAMP:20261120T081500Z",
                        "SEQUENCE:2",
                        "DTSTART;TZID=Europe/Paris:20261201T123000",
                        "DTEND;TZID=Europe/Paris:20261201T131500",
                        "SUMMARY:Rendez-vous bien-être",
                        "LOCATION:Salle 2\\, Hôtel de ville",
                        "CLASS:PRIVATE",
                        "STATUS:CONFIRMED",
                        "TRANSP:OPAQUE",
                        "END:VEVENT");
    }

    @Test
    void clocksChangeByTheLawOfTodayAlone() {
        var file = lines(CalendarWriter.write(new Single(entry())));

        assertThat(file.subList(file.indexOf("BEGIN:VTIMEZONE"), file.indexOf("END:VTIMEZONE") + 1))
                .containsExactly(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Paris",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:19700329T020000",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                        "END:DAYLIGHT",
                        "BEGIN:STANDARD",
                        "DTSTART:19701025T030000",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                        "END:STANDARD",
                        "END:VTIMEZONE");
    }

    @ParameterizedTest
    @CsvSource({
        "America/Cayenne,-0300",
        "Indian/Reunion,+0400",
        "America/Guadeloupe,-0400",
        "America/Martinique,-0400",
        "Indian/Mayotte,+0300"
    })
    void whereClocksNeverChangeThereIsOneOffset(String zone, String offset) {
        var file = lines(CalendarWriter.write(new Single(at(ZoneId.of(zone), LocalDateTime.of(2026, 12, 1, 12, 30)))));

        assertThat(file)
                .contains("TZID:" + zone, "TZOFFSETFROM:" + offset, "TZOFFSETTO:" + offset)
                .contains("DTSTART;TZID=" + zone + ":20261201T123000")
                .doesNotContain("BEGIN:DAYLIGHT");
    }

    @Test
    void aClockThatChangesByNoWeeklyRuleIsRefusedRatherThanSaidWrongly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarWriter.write(
                        new Single(at(ZoneId.of("America/Nuuk"), LocalDateTime.of(2026, 12, 1, 12, 30)))));
    }

    @Test
    void anInvitationNamesWhoSendsItAndWhomItIsFor() {
        assertThat(unfolded(CalendarWriter.write(Invitation.of(entry(), DESK, AGENT, false))))
                .contains(
                        "METHOD:REQUEST",
                        "ORGANIZER;CN=\"La Conciergerie d’Été\":mailto:bonjour@conciergerie.example",
                        "ATTENDEE;CN=Camille Martin;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:agent@ville.example")
                .noneMatch(it -> it.startsWith("REFRESH") || it.startsWith("X-"));
    }

    @Test
    void anAnswerIsAskedForWhereSomebodyReadsIt() {
        assertThat(unfolded(CalendarWriter.write(Invitation.of(entry(), DESK, AGENT, true))))
                .anyMatch(it -> it.contains("RSVP=TRUE"));
        assertThat(unfolded(CalendarWriter.write(Invitation.of(cancelled(), DESK, AGENT, true))))
                .anyMatch(it -> it.contains("RSVP=FALSE"));
    }

    @Test
    void aNameWithMarksOfItsOwnStaysAName() {
        var odd = new Mailbox("Camille \"x\";RSVP=TRUE:\r\nX", "o'neil+a%b@ville.example");

        assertThat(unfolded(CalendarWriter.write(Invitation.of(entry(), DESK, odd, false))))
                .filteredOn(it -> it.startsWith("ATTENDEE"))
                .containsExactly(
                        "ATTENDEE;CN=\"Camille 'x';RSVP=TRUE: X\";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                                + "RSVP=FALSE:mailto:o'neil+a%25b@ville.example");
    }

    @Test
    void aCancellationIsACancellationOfAllThatTheInvitationSaid() {
        var asked = unfolded(CalendarWriter.write(Invitation.of(entry(), DESK, AGENT, false)));
        var over = unfolded(CalendarWriter.write(Invitation.of(cancelled(), DESK, AGENT, false)));

        assertThat(over)
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3")
                .hasSameSizeAs(asked);
        assertThat(asked.stream().filter(it -> !over.contains(it)))
                .containsExactly("METHOD:REQUEST", "SEQUENCE:2", "STATUS:CONFIRMED", "TRANSP:OPAQUE");
    }

    /** Of 75 bytes at most, and no letter of a foreign name is torn. */
    @Test
    void linesAreFoldedByBytesAndEndAsTheStandardWants() {
        var long_ = "Hôtel de ville – œuvre ".repeat(6) + "\uD83C\uDF3F".repeat(30);
        var file = CalendarWriter.write(new Single(titled(long_)));

        assertThat(file).endsWith("END:VCALENDAR\r\n");
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(file.split("\r\n")).allSatisfy(it -> {
            assertThat(it.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(it).doesNotContain("?");
        });
        assertThat(unfolded(file)).contains("SUMMARY:" + long_);
    }

    @Test
    void whatPeopleTypeStaysText() {
        var file = CalendarWriter.write(new Single(titled("A;B,C\\D\r\nATTENDEE:mailto:x@y.example")));

        assertThat(unfolded(file)).contains("SUMMARY:A\\;B\\,C\\\\D\\nATTENDEE:mailto:x@y.example");
    }

    @Test
    void anotherWordMakesAnotherFingerprintAndNothingElseDoes() {
        var feed = new Feed("Mes rendez-vous", PARIS, List.of(entry()));

        assertThat(feed.fingerprint()).isEqualTo(new Feed("Mes rendez-vous", PARIS, List.of(entry())).fingerprint());
        assertThat(feed.fingerprint())
                .isNotEqualTo(new Feed("Mes rendez-vous", PARIS, List.of(cancelled())).fingerprint())
                .isNotEqualTo(new Feed("Rendez-vous", PARIS, List.of(entry())).fingerprint());
    }

    static CalendarEntry entry() {
        return at(PARIS, LocalDateTime.of(2026, 12, 1, 12, 30));
    }

    private static CalendarEntry cancelled() {
        return entry(PARIS, LocalDateTime.of(2026, 12, 1, 12, 30), 3, "Rendez-vous bien-être", Standing.CANCELLED);
    }

    private static CalendarEntry titled(String title) {
        return entry(PARIS, LocalDateTime.of(2026, 12, 1, 12, 30), 2, title, Standing.BUSY);
    }

    static CalendarEntry at(ZoneId zone, LocalDateTime begins) {
        return entry(zone, begins, 2, "Rendez-vous bien-être", Standing.BUSY);
    }

    private static CalendarEntry entry(
            ZoneId zone, LocalDateTime begins, int sequence, String title, Standing standing) {
        var from = begins.atZone(zone).toInstant();
        return new CalendarEntry(
                "booking-1@conciergerie",
                sequence,
                Instant.parse("2026-11-20T08:15:00Z"),
                from,
                from.plusSeconds(45 * 60),
                zone,
                title,
                "Salle 2, Hôtel de ville",
                "Pour déplacer ou annuler, ouvrez la page.",
                URI.create("https://conciergerie.example/appointments/lines/1"),
                standing);
    }

    private static List<String> lines(String file) {
        return List.of(file.split("\r\n"));
    }

    private static List<String> unfolded(String file) {
        return lines(file.replace("\r\n ", ""));
    }
}
