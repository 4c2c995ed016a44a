package fr.conciergerie.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of a mail: the answer to an invitation, and nothing else. */
class CalendarAnswerTest {

    private static final String UID = "booking-0198a000-0000-7000-8000-000000000001@conciergerie";
    private static final String AGENT = "agent@ville.example";

    @Test
    void eachProgramsAnswerIsUnderstood() {
        assertThat(read(Answers.outlook(UID, 2, AGENT, "DECLINED"))).contains(new CalendarAnswer(UID, 2, AGENT, true));
        assertThat(read(Answers.gmail(UID, 0, AGENT, "DECLINED"))).contains(new CalendarAnswer(UID, 0, AGENT, true));
        assertThat(read(Answers.apple(UID, 1, AGENT, "DECLINED")))
                .contains(new CalendarAnswer(UID, 1, "AGENT@VILLE.EXAMPLE", true));
    }

    @Test
    void whoeverComesOrMayComeDoesNotDecline() {
        for (var answer : new String[] {"ACCEPTED", "TENTATIVE", "NEEDS-ACTION"}) {
            assertThat(read(Answers.outlook(UID, 0, AGENT, answer))).contains(new CalendarAnswer(UID, 0, AGENT, false));
        }
    }

    @Test
    void thatItIsAnAnswerMayBeSaidOfThePartAlone() {
        assertThat(read(Answers.gmail(UID, 0, AGENT, "DECLINED").replace("METHOD:REPLY\r\n", "")))
                .isPresent();
    }

    @Test
    void anInvitationThatComesBackIsNoAnswer() {
        assertThat(read(Answers.apple(UID, 0, AGENT, "DECLINED").replace("METHOD:REPLY", "METHOD:REQUEST")))
                .isEmpty();
    }

    /** Whatever a stranger sends is no answer, and nothing goes wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\0\0",
                "Subject: =?UTF-8?Q?=E9?=\r\n\r\nbonjour",
                "Content-Type: text/calendar; charset=klingon\r\n\r\nBEGIN:VCALENDAR",
                "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n",
                "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nSEQUENCE:9999999999999\r\n"
                        + "UID:x\r\nATTENDEE;PARTSTAT=DECLINED:mailto:a@b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                "Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%%",
                "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n",
                "Content-Type: multipart/mixed\r\n\r\nno boundary"
            })
    void whatIsNoneIsLeftAlone(String mail) {
        assertThat(read(mail)).isEmpty();
    }

    @Test
    void nobodyIsLedIntoTheDepth() {
        var mail = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b%d\"\r\n\r\n--b%d\r\n".formatted(i, i));
        }
        assertThat(read(mail.toString())).isEmpty();
    }

    private static Optional<CalendarAnswer> read(String mail) {
        return CalendarAnswer.in(mail.getBytes(StandardCharsets.UTF_8));
    }
}
