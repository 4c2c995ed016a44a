package fr.conciergerie.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Answers to invitations, in the shapes in which mail programs send them. */
final class Answers {

    private Answers() {}

    /** One part in base64, hours by Windows’ names of the zones, the language beside each text. */
    static String outlook(String uid, int sequence, String attendee, String answer) {
        return mail(attendee, """
                Content-Type: multipart/alternative; boundary="_000_outlook_"

                --_000_outlook_
                Content-Type: text/plain; charset="iso-8859-1"
                Content-Transfer-Encoding: quoted-printable

                Emp=EAch=E9e.

                --_000_outlook_
                Content-Type: text/calendar; charset="utf-8"; method=REPLY
                Content-Transfer-Encoding: base64

                %s
                --_000_outlook_--
                """.formatted(base64("""
                BEGIN:VCALENDAR
                METHOD:REPLY
                PRODID:Microsoft Exchange Server 2010
                VERSION:2.0
                BEGIN:VTIMEZONE
                TZID:Romance Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=%s;CN=Agent:mailto:%s
                COMMENT;LANGUAGE=fr-FR:Empêchée.\\n
                UID:%s
                SUMMARY;LANGUAGE=fr-FR:Refusé : Rendez-vous bien-être
                DTSTART;TZID=Romance Standard Time:20261201T123000
                DTEND;TZID=Romance Standard Time:20261201T131500
                CLASS:PUBLIC
                PRIORITY:5
                DTSTAMP:20261120T101500Z
                TRANSP:OPAQUE
                STATUS:CONFIRMED
                SEQUENCE:%d
                X-MICROSOFT-CDO-APPT-SEQUENCE:%d
                X-MICROSOFT-CDO-BUSYSTATUS:BUSY
                X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
                X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
                END:VEVENT
                END:VCALENDAR
                """.formatted(answer, attendee, uid, sequence, sequence))));
    }

    /** Words, a page and the calendar side by side, and the calendar once more as a file; everything of the invitation comes back. */
    static String gmail(String uid, int sequence, String attendee, String answer) {
        var calendar = """
                BEGIN:VCALENDAR
                PRODID:-//Google Inc//Google Calendar 70.9054//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:REPLY
                BEGIN:VEVENT
                DTSTART:20261201T113000Z
                DTEND:20261201T121500Z
                DTSTAMP:20261120T101500Z
                ORGANIZER;CN=La Conciergerie d'Été:mailto:bonjour@conciergerie.example
                UID:%s
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=%s;CN=%s;X-NUM-GUESTS=
                 0:mailto:%s
                CREATED:20261119T090000Z
                LAST-MODIFIED:20261120T101500Z
                LOCATION:Hôtel de ville
                SEQUENCE:%d
                STATUS:CONFIRMED
                SUMMARY:Rendez-vous bien-être
                TRANSP:OPAQUE
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid, answer, attendee, attendee, sequence);
        return mail(attendee, """
                Content-Type: multipart/mixed; boundary="outside"

                --outside
                Content-Type: multipart/alternative; boundary="inside"

                --inside
                Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes

                Agent a refusé cette invitation.

                --inside
                Content-Type: text/calendar; charset="UTF-8"; method=REPLY
                Content-Transfer-Encoding: 8bit

                %s
                --inside--

                --outside
                Content-Type: application/ics; name="invite.ics"
                Content-Disposition: attachment; filename="invite.ics"
                Content-Transfer-Encoding: base64

                %s
                --outside--
                """.formatted(calendar, base64(calendar)));
    }

    /** The calendar alone beside a word, in quoted-printable; the address in capitals, as it was typed once. */
    static String apple(String uid, int sequence, String attendee, String answer) {
        return mail(attendee, """
                Content-Type: multipart/alternative; boundary="Apple-Mail=_1"

                --Apple-Mail=_1
                Content-Type: text/plain; charset=utf-8

                Agent a refuse votre invitation.

                --Apple-Mail=_1
                Content-Type: text/calendar; charset=utf-8; method=REPLY; name="iCal-20261120.ics"
                Content-Transfer-Encoding: quoted-printable

                BEGIN:VCALENDAR
                CALSCALE:GREGORIAN
                METHOD:REPLY
                PRODID:-//Apple Inc.//macOS 15.1//EN
                VERSION:2.0
                BEGIN:VEVENT
                ATTENDEE;CN=3D"Agent";PARTSTAT=3D%s;EMAIL=3D"%s":MAILTO:%s
                DTEND:20261201T121500Z
                DTSTAMP:20261120T101500Z
                DTSTART:20261201T113000Z
                ORGANIZER;CN=3D"La Conciergerie":MAILTO:bonjour@conciergerie.example
                SEQUENCE:%d
                SUMMARY:Rendez-vous bien-=C3=AAtre
                UID:%s
                END:VEVENT
                END:VCALENDAR

                --Apple-Mail=_1--
                """.formatted(answer, attendee, attendee.toUpperCase(Locale.ROOT), sequence, uid));
    }

    private static String mail(String from, String rest) {
        return ("From: " + from
                        + "\nTo: bonjour@conciergerie.example\nSubject: =?UTF-8?Q?Refus=C3=A9?=\nMIME-Version: 1.0\n"
                        + rest)
                .replace("\n", "\r\n");
    }

    private static String base64(String calendar) {
        return Base64.getMimeEncoder()
                .encodeToString(calendar.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
