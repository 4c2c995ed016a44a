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

    /**
     * As Apple Mail answers for the calendar of a Mac (the recording that the tests of Apple’s calendar server keep, of 12 August 2008):
     * the calendar is a file among pages, beside the words and one level down; the part does not say that it is an answer; each end of a
     * line is written out, and lines break in the middle of a name. The address is in capitals, as it was typed once.
     */
    static String apple(String uid, int sequence, String attendee, String answer) {
        return mail(attendee, """
                X-Mail-Calendar-Part: Yes
                Content-type: multipart/alternative; boundary=Apple-Mail-1--1

                --Apple-Mail-1--1
                Content-Type: text/plain;
                \tcharset=US-ASCII;
                \tformat=flowed;
                \tdelsp=yes
                Content-Transfer-Encoding: 7bit

                Agent n'a pas accepte votre invitation.
                --Apple-Mail-1--1
                Content-Type: multipart/mixed;
                \tboundary=Apple-Mail-2--1

                --Apple-Mail-2--1
                Content-Type: text/html;
                \tcharset=US-ASCII
                Content-Transfer-Encoding: 7bit

                <html><body><div>Agent n'a pas accepte votre invitation.</div></body></html>
                --Apple-Mail-2--1
                Content-Disposition: attachment;
                \tfilename=iCal-20261120-101500.ics
                Content-Type: text/calendar;
                \tx-unix-mode=0644;
                \tname="iCal-20261120-101500.ics"
                Content-Transfer-Encoding: quoted-printable

                BEGIN:VCALENDAR=0D=0APRODID:-//Apple=20Inc.//iCal=203.0//EN=0D=0A=
                CALSCALE:GREGORIAN=0D=0AVERSION:2.0=0D=0AMETHOD:REPLY=0D=0A=
                BEGIN:VTIMEZONE=0D=0ATZID:Europe/Paris=0D=0ABEGIN:DAYLIGHT=0D=0A=
                TZOFFSETFROM:+0100=0D=0ATZOFFSETTO:+0200=0D=0ADTSTART:19810329T020000=0D=0A=
                RRULE:FREQ=3DYEARLY;BYMONTH=3D3;BYDAY=3D-1SU=0D=0ATZNAME:CEST=0D=0A=
                END:DAYLIGHT=0D=0ABEGIN:STANDARD=0D=0ATZOFFSETFROM:+0200=0D=0A=
                TZOFFSETTO:+0100=0D=0ADTSTART:19961027T030000=0D=0A=
                RRULE:FREQ=3DYEARLY;BYMONTH=3D10;BYDAY=3D-1SU=0D=0ATZNAME:CET=0D=0A=
                END:STANDARD=0D=0AEND:VTIMEZONE=0D=0ABEGIN:VEVENT=0D=0ASEQUENCE:%d=0D=0A=
                DTSTART;TZID=3DEurope/Paris:20261201T123000=0D=0A=
                UID:%s=0D=0AORGANIZER;CN=3D"La=20=
                Conciergerie":mailto:bonjour@concierg=0D=0A=20=
                erie.example=0D=0ADTSTAMP:20261120T101500Z=0D=0ASUMMARY:Rendez-vous=20=
                bien-=C3=AAtre=0D=0A=
                ATTENDEE;CN=3D"%s";CUTYPE=3DINDIVIDUAL;PARTSTAT=3D%s;RO=
                LE=3DR=0D=0A=20EQ-PARTICIPANT:mailto:%s=0D=0A=
                CREATED:20261119T090000Z=0D=0ADTEND;TZID=3DEurope/Paris:20261201T131500=0D=0A=
                END:VEVENT=0D=0AEND:VCALENDAR=0D=0A=

                --Apple-Mail-2--1
                Content-Type: text/html;
                \tcharset=US-ASCII
                Content-Transfer-Encoding: 7bit

                <html><body><div></div></body></html>
                --Apple-Mail-2--1--

                --Apple-Mail-1--1--
                """.formatted(sequence, uid, attendee, answer, attendee.toUpperCase(Locale.ROOT)));
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
