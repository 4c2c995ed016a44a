package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people call a trade leads to the services that do not say it. */
class TradeWordsTest {

    private static final TradeWords SHIPPED = TradeWords.shipped();

    @ParameterizedTest
    @CsvSource({
        "cordonnier, ressemelage, EVERYDAY",
        "Cordonnière, talons, EVERYDAY",
        "cordonier, ressemelage, EVERYDAY",
        "cordonneir, ressemelage, EVERYDAY",
        "couturière, ourlet, EVERYDAY",
        "teinturier, pressing, EVERYDAY",
        "kiné, osteopathie, WELL_BEING",
        "garagiste, vidange, VEHICLE",
        "maraîcher, legumes, FOOD",
        "facteur, colis, PARCELS",
        "nounou, garde, FAMILY",
        "écrivain, demarche, ADMINISTRATIVE"
    })
    void everyTradeIsUnderstood(String typed, String service, Family family) {
        assertThat(SHIPPED.also(typed)).extracting(TradeWords.Also::word).contains(service);
        assertThat(SHIPPED.families(typed)).contains(family);
    }

    @Test
    void whatIsNoTradeStandsForItself() {
        assertThat(SHIPPED.also("zzzz talons")).isEmpty();
        assertThat(SHIPPED.families("")).isEmpty();
    }

    @Test
    void theWordsAreWrittenAsTheyAreLookedFor() {
        assertThat(TradeWords.read("a b = c d FOOD").also("b"))
                .containsExactly(new TradeWords.Also("b", "c"), new TradeWords.Also("b", "d"));
    }
}
