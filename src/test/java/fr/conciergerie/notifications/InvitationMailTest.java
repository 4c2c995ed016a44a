package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.ical.CalendarEntry;
import fr.conciergerie.web.ical.CalendarEntry.Standing;
import fr.conciergerie.web.ical.CalendarFile;
import fr.conciergerie.web.ical.CalendarFile.Mailbox;
import fr.conciergerie.web.ical.CalendarWriter;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Outlook, Gmail and Apple Mail are known to want of an invitation, one rule a test, on the bytes that travel. */
class InvitationMailTest {

    private static final String FROM = "bonjour@conciergerie.example";
    private static final Session SESSION = Session.getInstance(new Properties());

    /** RFC 6047, 2.4: the last of several ways to show the same is the best; Gmail takes the calendar from there. */
    @Test
    void theCalendarIsTheLastOfTheWaysToShowTheLetter() throws Exception {
        assertThat(types(ways(sent(0, Standing.BUSY)))).containsExactly("text/plain", "text/html", "text/calendar");
    }

    /** Outlook shows “not supported calendar message” where the method of the part is not that of the file. */
    @Test
    void theMethodOfThePartIsThatOfTheFile() throws Exception {
        for (var standing : List.of(Standing.BUSY, Standing.CANCELLED)) {
            var part = ways(sent(1, standing)).getBodyPart(2);
            var method = standing == Standing.CANCELLED ? "CANCEL" : "REQUEST";

            assertThat(part.getContentType()).isEqualTo("text/calendar; method=" + method + "; charset=UTF-8");
            assertThat(text(part)).contains("\r\nMETHOD:" + method + "\r\n");
        }
    }

    /** Outlook and Gmail keep an entry, and let it ring, that is only said to be cancelled in another invitation. */
    @Test
    void aCancellationIsNoInvitation() throws Exception {
        assertThat(text(ways(sent(1, Standing.CANCELLED)).getBodyPart(2)))
                .contains("METHOD:CANCEL", "STATUS:CANCELLED")
                .doesNotContain("METHOD:REQUEST");
    }

    /** Apple Mail and readers without a calendar of their own open the attachment, which is the same file. */
    @Test
    void theSameFileIsAttachedUnderAName() throws Exception {
        var mail = sent(0, Standing.BUSY);
        var parts = (MimeMultipart) mail.getContent();
        var attached = parts.getBodyPart(1);

        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        assertThat(attached.getFileName()).isEqualTo("invite.ics");
        assertThat(attached.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(attached.getContentType()).startsWith("application/ics");
        assertThat(text(attached)).isEqualTo(text(ways(mail).getBodyPart(2)));
    }

    /** Gmail and Outlook believe an invitation, and a cancellation, of nobody but whoever sends the mail. */
    @Test
    void theOrganizerIsTheAddressThatSends() throws Exception {
        var mail = sent(0, Standing.BUSY);

        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo(FROM);
        assertThat(unfolded(mail)).containsPattern("ORGANIZER;CN=[^\r\n]+:mailto:" + FROM + "\r\n");
    }

    /** Gmail adds by itself only what names the address that it was sent to. */
    @Test
    void theAttendeeIsWhoeverTheMailIsTo() throws Exception {
        var mail = sent(0, Standing.BUSY);

        assertThat(unfolded(mail)).containsPattern("ATTENDEE;[^\r\n]+:mailto:" + mail.getAllRecipients()[0] + "\r\n");
    }

    /** Outlook takes the first of several entries and drops the others. */
    @Test
    void oneLetterBringsOneEntry() throws Exception {
        assertThat(unfolded(sent(0, Standing.BUSY)).split("BEGIN:VEVENT", -1)).hasSize(2);
    }

    /** A calendar takes away only what has the same name and a greater number than what it has. */
    @Test
    void whatTakesItAwayHasTheSameNameAndAGreaterNumber() throws Exception {
        assertThat(unfolded(sent(2, Standing.BUSY))).contains("UID:booking-1@conciergerie", "SEQUENCE:2");
        assertThat(unfolded(sent(3, Standing.CANCELLED))).contains("UID:booking-1@conciergerie", "SEQUENCE:3");
    }

    /** Outlook on the web refuses a zone that is not defined in the file, or by all the laws of its past. */
    @Test
    void theZoneIsDefinedInTheFileByTheLawOfToday() throws Exception {
        assertThat(unfolded(sent(0, Standing.BUSY)))
                .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n", "DTSTART;TZID=Europe/Paris:20261201T123000");
        assertThat(unfolded(sent(0, Standing.BUSY)).split("BEGIN:(STANDARD|DAYLIGHT)", -1))
                .hasSize(3);
    }

    /**
     * What invitations of Google’s calendar (as public mailing lists archived them on 20 November 2024 and 11 September 2025) and of
     * Exchange (in its own format “Microsoft Exchange Server 2010”) both say, ours says too, and by the same names.
     */
    @Test
    void whatRecordedInvitationsHaveInCommonStandsInOurs() throws Exception {
        var lines = unfolded(sent(0, Standing.BUSY)).lines().toList();

        assertThat(lines.stream().map(it -> it.split("[:;]", 2)[0]).toList())
                .contains("METHOD", "PRODID", "VERSION")
                .contains("ORGANIZER", "ATTENDEE", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND")
                .contains("SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP");
        assertThat(lines)
                .filteredOn(it -> it.startsWith("ATTENDEE"))
                .singleElement()
                .asString()
                .contains(";CN=", ";ROLE=REQ-PARTICIPANT", ";PARTSTAT=NEEDS-ACTION", ";RSVP=TRUE");
    }

    /**
     * What invitations of Apple say (one that its calendar server sent on 12 August 2008 and the tests of that server keep, one of
     * iCal 4.0.1 of 17 December 2009), ours says too, in the same way.
     */
    @Test
    void whatRecordedInvitationsOfAppleSayStandsInOurs() throws Exception {
        var lines = unfolded(sent(0, Standing.BUSY)).lines().toList();

        assertThat(lines)
                .contains("VERSION:2.0", "CALSCALE:GREGORIAN", "METHOD:REQUEST")
                .contains("BEGIN:VTIMEZONE", "SEQUENCE:0", "TRANSP:OPAQUE")
                .anyMatch(it -> it.startsWith("DTSTART;TZID="))
                .anyMatch(it -> it.startsWith("DTEND;TZID="))
                .anyMatch(it -> it.matches("DTSTAMP:\\d{8}T\\d{6}Z"))
                .anyMatch(it -> it.matches("ORGANIZER;CN=.+:mailto:.+"));
        assertThat(lines)
                .filteredOn(it -> it.startsWith("ATTENDEE"))
                .singleElement()
                .asString()
                .contains(
                        ";CUTYPE=INDIVIDUAL", ";ROLE=REQ-PARTICIPANT", ";PARTSTAT=NEEDS-ACTION", ";RSVP=TRUE", ";CN=");
    }

    /**
     * What cancellations both of Google’s calendar (as a public mailing list archived one on 8 May 2024) and of Exchange (likewise, 25
     * February 2020) say, and what those have that Apple’s calendar server writes in its own tests, ours says too: it names what it
     * takes away by everything that the invitation named it by.
     */
    @Test
    void whatRecordedCancellationsHaveInCommonStandsInOurs() throws Exception {
        var invitation = unfolded(sent(0, Standing.BUSY)).lines().toList();
        var lines = unfolded(sent(1, Standing.CANCELLED)).lines().toList();

        assertThat(event(lines).map(it -> it.split("[:;]", 2)[0]).toList())
                .as("Apple, Google, Exchange")
                .contains("ORGANIZER", "ATTENDEE", "UID", "DTSTAMP", "SEQUENCE", "DTSTART")
                .as("Google, Exchange")
                .contains("DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP")
                .as("the whole of it")
                .doesNotContain("RECURRENCE-ID", "RRULE");
        assertThat(lines)
                .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", "BEGIN:VTIMEZONE")
                .doesNotContain("METHOD:REQUEST", "STATUS:CONFIRMED");
        for (var name : List.of("UID", "ORGANIZER", "DTSTART", "DTEND")) {
            assertThat(line(lines, name)).isEqualTo(line(invitation, name));
        }
        assertThat(line(lines, "ATTENDEE"))
                .contains(";ROLE=REQ-PARTICIPANT", ";PARTSTAT=NEEDS-ACTION", ":mailto:agent@ville.example");
    }

    /** Exchange sets free what is cancelled, so that nobody is busy with it; ours does too. */
    @Test
    void whatIsCancelledKeepsNobodyBusy() throws Exception {
        assertThat(unfolded(sent(1, Standing.CANCELLED))).contains("TRANSP:TRANSPARENT");
    }

    /** Google sends a cancellation in the same parts as an invitation: as a way to show the letter, and under a name. */
    @Test
    void aCancellationTravelsAsAnInvitationDoes() throws Exception {
        var mail = sent(1, Standing.CANCELLED);
        var attached = ((MimeMultipart) mail.getContent()).getBodyPart(1);

        assertThat(types(ways(mail))).containsExactly("text/plain", "text/html", "text/calendar");
        assertThat(attached.getFileName()).isEqualTo("invite.ics");
        assertThat(attached.getContentType()).startsWith("application/ics");
        assertThat(text(attached)).isEqualTo(text(ways(mail).getBodyPart(2))).contains("METHOD:CANCEL");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo(FROM);
    }

    /** A server on the way that mends the ends of lines would break the file. */
    @Test
    void nobodyOnTheWayTouchesTheFile() throws Exception {
        var part = ways(sent(0, Standing.BUSY)).getBodyPart(2);

        assertThat(part.getHeader("Content-Transfer-Encoding")).containsExactly("base64");
        assertThat(text(part).replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    private static MimeMessage sent(int sequence, Standing standing) throws Exception {
        var starts = Instant.parse("2026-12-01T11:30:00Z");
        var entry = new CalendarEntry(
                "booking-1@conciergerie",
                sequence,
                Instant.parse("2026-11-20T08:15:00Z"),
                starts,
                starts.plusSeconds(45 * 60),
                ZoneId.of("Europe/Paris"),
                "Rendez-vous bien-être",
                "Hôtel de ville",
                "Pour changer d’heure ou annuler, ouvrez la page.",
                null,
                standing);
        var file = CalendarFile.Invitation.of(
                entry,
                new Mailbox("La Conciergerie d’Été", FROM),
                new Mailbox("agent@ville.example", "agent@ville.example"),
                true);
        var message = new Outgoing(
                new MessageId(UUID.fromString("0198a000-0000-7000-8000-000000000001")),
                MessageKind.APPOINTMENT_MOVED,
                "agent@ville.example",
                "fr",
                "Nouveau rendez-vous",
                "Votre rendez-vous est déplacé.",
                "<p>Votre rendez-vous est déplacé.</p>",
                new Invitation(file.method(), entry.uid(), CalendarWriter.write(file)),
                1,
                7);
        var mail = Mail.of(SESSION, message, new InternetAddress(FROM, "La Conciergerie d’Été"), null, new Date(0));
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static String line(List<String> lines, String name) {
        return event(lines)
                .filter(it -> it.startsWith(name + ":") || it.startsWith(name + ";"))
                .findFirst()
                .orElseThrow();
    }

    /** Its zone has some of the same names, and comes before. */
    private static Stream<String> event(List<String> lines) {
        return lines.subList(lines.indexOf("BEGIN:VEVENT"), lines.size()).stream();
    }

    private static MimeMultipart ways(MimeMessage mail) throws MessagingException, IOException {
        return (MimeMultipart)
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static List<String> types(MimeMultipart parts) throws MessagingException {
        var types = new ArrayList<String>();
        for (int i = 0; i < parts.getCount(); i++) {
            types.add(parts.getBodyPart(i).getContentType().replaceAll(";.*", ""));
        }
        return types;
    }

    private static String text(BodyPart part) throws MessagingException, IOException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String unfolded(MimeMessage mail) throws MessagingException, IOException {
        return text(ways(mail).getBodyPart(2)).replace("\r\n ", "");
    }
}
