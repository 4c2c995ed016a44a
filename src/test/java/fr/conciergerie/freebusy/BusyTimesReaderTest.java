package fr.conciergerie.freebusy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.conciergerie.freebusy.BusyTimesReader.BusyTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When somebody is busy by a calendar file, as the usual programs write it and as it should not be written. */
class BusyTimesReaderTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId SAINT_DENIS = ZoneId.of("Indian/Reunion");

    private static final String OUTLOOK_ZONE = """
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
            """;

    @Test
    void anHourOfAnyZone() throws CalendarUnreadable {
        assertThat(times(event("DTSTART:20270302T080000Z", "DTEND:20270302T090000Z")))
                .containsExactly("2027-03-02T09:00/10:00");
        assertThat(times(event("DTSTART;TZID=Europe/Paris:20270302T080000", "DURATION:PT90M")))
                .containsExactly("2027-03-02T08:00/09:30");
        assertThat(times(event("DTSTART;TZID=Indian/Reunion:20270302T080000", "DURATION:PT1H")))
                .containsExactly("2027-03-02T05:00/06:00");
        assertThat(times(OUTLOOK_ZONE
                        + event(
                                "DTSTART;TZID=Romance Standard Time:20270702T080000",
                                "DTEND;TZID=Romance Standard Time:20270702T090000")))
                .containsExactly("2027-07-02T08:00/09:00");
    }

    @Test
    void withoutAZoneItIsMeantOnTheOwnersClock() throws CalendarUnreadable {
        var floating = event("DTSTART:20270302T080000", "DTEND:20270302T090000");
        assertThat(times(floating)).containsExactly("2027-03-02T08:00/09:00");
        assertThat(read(floating, SAINT_DENIS).times().getFirst().from()).hasToString("2027-03-02T04:00:00Z");
    }

    /** The night on which the clocks change has 23 hours, and the day is whole all the same. */
    @Test
    void aDayIsWhole() throws CalendarUnreadable {
        assertThat(times(event("DTSTART;VALUE=DATE:20270302", "DTEND;VALUE=DATE:20270304")))
                .containsExactly("2027-03-02T00:00/2027-03-04T00:00");
        assertThat(times(event("DTSTART;VALUE=DATE:20270328"))).containsExactly("2027-03-28T00:00/2027-03-29T00:00");
        assertThat(times(event("DTSTART;VALUE=DATE:20270301", "RRULE:FREQ=DAILY;COUNT=3")))
                .containsExactly("2027-03-01T00:00/2027-03-04T00:00");
    }

    @Test
    void whatComesAgainComesByTheClockOnTheWall() throws CalendarUnreadable {
        assertThat(times(event(
                        "DTSTART;TZID=Europe/Paris:20200304T080000",
                        "DTEND;TZID=Europe/Paris:20200304T090000",
                        "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270407T220000Z",
                        "EXDATE;TZID=Europe/Paris:20270317T080000")))
                .containsExactly(
                        "2027-03-03T08:00/09:00",
                        "2027-03-10T08:00/09:00",
                        "2027-03-24T08:00/09:00",
                        "2027-03-31T08:00/09:00",
                        "2027-04-07T08:00/09:00");
    }

    @Test
    void oneOfASeriesIsMovedOrCalledOffAlone() throws CalendarUnreadable {
        var series = event("DTSTART;TZID=Europe/Paris:20270303T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3");
        var moved = event(
                "RECURRENCE-ID;TZID=Europe/Paris:20270310T080000",
                "DTSTART;TZID=Europe/Paris:20270311T150000",
                "DTEND;TZID=Europe/Paris:20270311T160000");
        var calledOff = event(
                "RECURRENCE-ID:20270317T070000Z",
                "DTSTART:20270317T070000Z",
                "DTEND:20270317T080000Z",
                "STATUS:CANCELLED");

        assertThat(times(moved + series + calledOff))
                .containsExactly("2027-03-03T08:00/09:00", "2027-03-11T15:00/16:00");
    }

    @Test
    void whatIsFreeKeepsNobody() throws CalendarUnreadable {
        var when = List.of("DTSTART:20270302T080000Z", "DTEND:20270302T090000Z");
        assertThat(times(event(with(when, "TRANSP:TRANSPARENT")) + event(with(when, "STATUS:CANCELLED"))))
                .isEmpty();
        assertThat(times(event(with(when, "STATUS:TENTATIVE")))).hasSize(1);
        assertThat(times("""
                        BEGIN:VFREEBUSY
                        FREEBUSY;FBTYPE=BUSY:20270302T080000Z/20270302T090000Z,20270303T080000Z/PT2H
                        FREEBUSY;FBTYPE=FREE:20270304T080000Z/20270304T090000Z
                        END:VFREEBUSY
                        """)).containsExactly("2027-03-02T09:00/10:00", "2027-03-03T09:00/11:00");
    }

    /** Google Agenda: its own headings, several days left out in one series, and one called off that says no end. */
    @Test
    void asGoogleWritesIt() throws CalendarUnreadable {
        assertThat(times("""
                        CALSCALE:GREGORIAN
                        METHOD:PUBLISH
                        X-WR-CALNAME:Cabinet
                        X-WR-TIMEZONE:Europe/Paris
                        BEGIN:VTIMEZONE
                        TZID:Europe/Paris
                        X-LIC-LOCATION:Europe/Paris
                        BEGIN:DAYLIGHT
                        TZOFFSETFROM:+0100
                        TZOFFSETTO:+0200
                        TZNAME:GMT+2
                        DTSTART:19700329T020000
                        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                        END:DAYLIGHT
                        BEGIN:STANDARD
                        TZOFFSETFROM:+0200
                        TZOFFSETTO:+0100
                        TZNAME:GMT+1
                        DTSTART:19701025T030000
                        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                        END:STANDARD
                        END:VTIMEZONE
                        """
                        + event(
                                "DTSTART;TZID=Europe/Paris:20270301T100000",
                                "DTEND;TZID=Europe/Paris:20270301T103000",
                                "RRULE:FREQ=WEEKLY;WKST=MO;UNTIL=20270331T215959Z;BYDAY=MO,WE",
                                "EXDATE;TZID=Europe/Paris:20270308T100000",
                                "EXDATE;TZID=Europe/Paris:20270315T100000",
                                "TRANSP:OPAQUE")
                        + event(
                                "DTSTART;TZID=Europe/Paris:20270310T100000",
                                "RECURRENCE-ID;TZID=Europe/Paris:20270310T100000",
                                "STATUS:CANCELLED")
                        + named(9, "DTSTART;VALUE=DATE:20270305", "DTEND;VALUE=DATE:20270306", "TRANSP:TRANSPARENT")))
                .containsExactly(
                        "2027-03-01T10:00/10:30",
                        "2027-03-03T10:00/10:30",
                        "2027-03-17T10:00/10:30",
                        "2027-03-22T10:00/10:30",
                        "2027-03-24T10:00/10:30",
                        "2027-03-29T10:00/10:30",
                        "2027-03-31T10:00/10:30");
    }

    /** Exchange: a zone by the name that Windows gives it, titles withheld, and its own word for what keeps nobody. */
    @Test
    void asOutlookWritesIt() throws CalendarUnreadable {
        assertThat(times("METHOD:PUBLISH\n" + OUTLOOK_ZONE
                        + named(
                                1,
                                "SUMMARY;LANGUAGE=fr-FR:Occupé",
                                "DTSTART;TZID=Romance Standard Time:20270702T080000",
                                "DTEND;TZID=Romance Standard Time:20270702T090000",
                                "CLASS:PUBLIC",
                                "PRIORITY:5",
                                "X-MICROSOFT-CDO-BUSYSTATUS:BUSY")
                        + named(
                                2,
                                "SUMMARY;LANGUAGE=fr-FR:Libre",
                                "DTSTART;TZID=Romance Standard Time:20270702T100000",
                                "DTEND;TZID=Romance Standard Time:20270702T110000",
                                "X-MICROSOFT-CDO-BUSYSTATUS:FREE")))
                .containsExactly("2027-07-02T08:00/09:00");
    }

    /** iCloud: an alarm in the entry, and properties of its own. */
    @Test
    void asAppleWritesIt() throws CalendarUnreadable {
        assertThat(times("X-APPLE-CALENDAR-COLOR:#FF2968\n"
                        + event(
                                "CREATED:20270101T000000Z",
                                "X-APPLE-DEFAULT-ALARM:TRUE",
                                "DTSTART;TZID=Europe/Paris:20270302T080000",
                                "DTEND;TZID=Europe/Paris:20270302T090000",
                                "BEGIN:VALARM",
                                "ACTION:DISPLAY",
                                "DESCRIPTION:Rappel",
                                "TRIGGER:-PT15M",
                                "X-WR-ALARMUID:1",
                                "END:VALARM")))
                .containsExactly("2027-03-02T08:00/09:00");
    }

    @Test
    void whatOverlapsOrTouchesIsOneTime() throws CalendarUnreadable {
        assertThat(times(named(1, "DTSTART:20270302T090000Z", "DTEND:20270302T100000Z")
                        + named(2, "DTSTART:20270302T080000Z", "DTEND:20270302T090000Z")
                        + named(3, "DTSTART:20270302T083000Z", "DTEND:20270302T084500Z")
                        + named(4, "DTSTART:20270302T120000Z", "DTEND:20270302T120000Z")
                        + named(5, "DTSTART:20270302T130000Z", "DTEND:20270302T123000Z")))
                .containsExactly("2027-03-02T09:00/11:00");
    }

    @Test
    void onlyWhatIsAheadIsTaken() throws CalendarUnreadable {
        assertThat(times(named(1, "DTSTART:20270228T220000Z", "DTEND:20270301T020000Z")
                        + named(2, "DTSTART:20260101T080000Z", "DTEND:20260101T090000Z")
                        + named(3, "DTSTART:20290101T080000Z", "DTEND:20290101T090000Z")))
                .containsExactly("2027-03-01T00:00/03:00");
    }

    /** A zone that nobody knows, a rule that is none, an end without a beginning, a file cut off: the others are read. */
    @Test
    void whatCannotBeReadIsCountedAndKeepsNoOtherFromBeingRead() throws CalendarUnreadable {
        var good = named(1, "DTSTART:20270302T080000Z", "DTEND:20270302T090000Z");
        for (var bad : List.of(
                named(2, "DTSTART;TZID=Nulle/Part:20270305T080000", "DTEND;TZID=Nulle/Part:20270305T090000"),
                named(2, "DTSTART:20270305T080000Z", "DTEND:20270305T090000Z", "RRULE:FREQ=NEVER"),
                named(2, "DTEND:20270305T080000Z"),
                named(2, "DTSTART:demain", "DTEND:20270305T080000Z"),
                named(2, "DTSTART:20270305T080000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"),
                named(
                        2,
                        "DTSTART:20270305T080000Z",
                        "DURATION:PT1S",
                        "RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5"),
                named(2, "DTSTART:20270305T080000Z", "DURATION:PT1H").replace("END:VEVENT\n", ""))) {
            var read = read(good + OUTLOOK_ZONE + bad, PARIS);
            assertThat(shown(read)).as(bad).containsExactly("2027-03-02T09:00/10:00");
            assertThat(read.unread()).as(bad).isEqualTo(1);
        }
    }

    @Test
    void aPageIsNoCalendar() {
        for (var page : List.of("", "<!DOCTYPE html><p>Sign in", "{\"error\":\"BEGIN:VCALENDAR\"}")) {
            assertThatThrownBy(() -> BusyTimesReader.read(
                            page.getBytes(StandardCharsets.UTF_8), PARIS, at("2027-03-01"), at("2028-03-01")))
                    .isInstanceOfSatisfying(
                            CalendarUnreadable.class,
                            it -> assertThat(it.failure()).isEqualTo(ReadFailure.NOT_A_CALENDAR));
        }
    }

    @Test
    void anEmptyCalendarIsOne() throws CalendarUnreadable {
        assertThat(times("")).isEmpty();
    }

    /** Each day of a year for hundreds of entries: nobody lives so, and no memory is filled with it. */
    @Test
    void moreThanAnybodyDoesIsTooMuch() {
        var many = IntStream.range(0, 80)
                .mapToObj(it -> named(it, "DTSTART:20270301T080000Z", "DURATION:PT1M", "RRULE:FREQ=DAILY"))
                .reduce("", String::concat);
        assertThatThrownBy(() -> times(many))
                .isInstanceOfSatisfying(
                        CalendarUnreadable.class, it -> assertThat(it.failure()).isEqualTo(ReadFailure.TOO_LARGE));
    }

    private static List<String> times(String entries) throws CalendarUnreadable {
        var read = read(entries, PARIS);
        assertThat(read.unread()).isZero();
        return shown(read);
    }

    private static List<String> shown(BusyTimes read) {
        return read.times().stream()
                .map(it -> {
                    var from = LocalDateTime.ofInstant(it.from(), PARIS);
                    var until = LocalDateTime.ofInstant(it.until(), PARIS);
                    return from + "/" + (from.toLocalDate().equals(until.toLocalDate()) ? until.toLocalTime() : until);
                })
                .toList();
    }

    private static BusyTimes read(String entries, ZoneId zone) throws CalendarUnreadable {
        var file = "\uFEFFBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Essai//FR\n" + entries + "END:VCALENDAR\n";
        return BusyTimesReader.read(
                file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), zone, at("2027-03-01"), at("2028-04-01"));
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atStartOfDay(PARIS).toInstant();
    }

    private static String event(String... lines) {
        return named(0, lines);
    }

    private static String named(int uid, String... lines) {
        return "BEGIN:VEVENT\nUID:%d@essai.example\nDTSTAMP:20270101T000000Z\nSUMMARY:Chez moi\n%s\nEND:VEVENT\n"
                .formatted(uid, String.join("\n", lines));
    }

    private static String[] with(List<String> lines, String more) {
        return Stream.concat(lines.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
