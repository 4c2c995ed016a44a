package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.shared.EmailFold;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two ways of folding an address are two counts for one person, or one for two. */
@DatabaseTest
class EmailFoldTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void theDatabaseFoldsEveryLetterAsTheApplicationDoes() {
        var letters = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(it -> it < Character.MIN_SURROGATE || it > Character.MAX_SURROGATE)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        var folded = jdbc.sql("select shared.folded_address(?)")
                .param(letters)
                .query(String.class)
                .single();

        assertThat(folded.equals(EmailFold.of(letters))).isTrue();
    }

    @Test
    void onlyTheLettersFromAToZHaveACase() {
        assertThat(EmailFold.of("Zoé.LENOIR@Exemple.FR")).isEqualTo("zoé.lenoir@exemple.fr");
        for (var other : new String[] {"İ", "ı", "ſ", "\u212A", "É", "ẞ", "Σ"}) {
            assertThat(EmailFold.of(other)).isEqualTo(other);
        }
    }
}
