package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is noted of an order can be read: a word without a sentence would close the order's page for good. */
class HistoryWordsTest {

    @ParameterizedTest
    @EnumSource(HistoryEntry.What.class)
    void everyWordHasItsSentence(HistoryEntry.What what) {
        var key = "orders.history." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');

        for (var language : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            assertThat(ResourceBundle.getBundle("messages.orders", language).containsKey(key))
                    .as("%s in %s", key, language)
                    .isTrue();
        }
    }
}
