package fr.conciergerie.freebusy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.conciergerie.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agenda.example/ical/lou/secret.ics",
                "  webcal://agenda.example/ical/lou/secret.ics ",
                "WEBCALS://agenda.example/ical/lou/secret.ics",
                "https://agenda.example:443/ical?token=%C3%A9&x=1"
            })
    void isWhatACalendarProgramGives(String typed) {
        assertThat(CalendarAddress.of(typed).value()).startsWith("https://agenda.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "agenda",
                "http://agenda.example/lou.ics",
                "file:///etc/passwd",
                "https://",
                "https://localhost/lou.ics",
                "https://127.0.0.1/lou.ics",
                "https://2130706433/lou.ics",
                "https://0x7f.1/lou.ics",
                "https://[::1]/lou.ics",
                "https://agenda.example:5432/",
                "https://lou:secret@agenda.example/lou.ics",
                "https://agenda.example/un agenda",
                "https://agenda_interne/",
                "webcal:https://agenda.example/",
                "javascript:alert(1)"
            })
    void nothingElseIsRead(String typed) {
        assertThatThrownBy(() -> CalendarAddress.of(typed)).isInstanceOf(Refused.class);
    }

    @Test
    void isNotLongerThanAnyRealOne() {
        assertThatThrownBy(() -> CalendarAddress.of("https://agenda.example/" + "a".repeat(1_000)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothingOfItStandsInALogButWhoKeepsIt() {
        assertThat(CalendarAddress.of("webcal://Agenda.example/secret.ics"))
                .hasToString("a calendar at agenda.example");
    }
}
