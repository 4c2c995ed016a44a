package fr.conciergerie.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedValuesTest {

    @Test
    void noBlankMakesTwoValuesOfOne() {
        assertThat(Blanks.strip("\ufeff\u00a0 Inès\u200b\u2003")).isEqualTo("Inès");
        assertThat(Blanks.single(" Inès\u00a0\u202f \tde\nla\u00ad Tour ")).isEqualTo("Inès de la Tour");
        assertThat(Siret.of("732\u2009829 320\u200b00074")).isEqualTo(Siret.of("73282932000074"));
        assertThat(Percent.parse("5,5\u2007%")).isEqualTo(new Percent(550));
    }

    @Test
    void everyAddressOfATextIsFound() {
        assertThat(Email.anywhere("""
                Nom;Mél\u00a0: « Ines.Faure@Ville.example ».
                'noe@ville.example', ana\u00a0@\u00a0ville.example <zoe+liste@sous.ville.example>; b@c; @; x@.fr
                """))
                .contains(
                        "ines.faure@ville.example",
                        "noe@ville.example",
                        "ana@ville.example",
                        "zoe+liste@sous.ville.example")
                .noneMatch(it -> it.startsWith("b@") || it.startsWith("x@"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"demain", "5,56E+08", "05 56 00 00 01 poste 12", "05 56 00 00 01 06 00 00 00 01", "0056", "1"})
    void noOtherNumberIsATelephone(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Phone.read(typed))
                .withMessage("shared.not-a-phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"32/1/2027", "31/02/2027", "2027", "31/12", "1/1/127", "31 foo 2027", "12:30"})
    void noOtherTextIsADay(String typed) {
        assertThat(WrittenDay.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|420", "7,5|450", "7.25|435", "7h30|450", "7:05|425", "0,5|30", "7 h|420"})
    void hoursAreReadAsPeopleTypeThem(String typed, int minutes) {
        assertThat(WorkTime.minutes(typed)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sept", "7h60", "-7", "7,555", "7:5:1"})
    void otherWordsAreNoHours(String typed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> WorkTime.minutes(typed));
    }
}
