package fr.conciergerie.web.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

    @Test
    void noLineEndsAfterAnApostrophe() {
        assertThat(pieces("mois d’agents qu'il aime")).containsExactly("mois ", "d’agents ", "qu'il ", "aime");
    }

    @Test
    void anApostropheAtTheEndOfAWordIsAnEndLikeAnyOther() {
        assertThat(pieces("les années ’ 20")).endsWith("20");
    }

    private static List<String> pieces(String text) {
        var breaks = new LineBreaks();
        breaks.setText(text);
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            if (at > from) {
                pieces.add(text.substring(from, at));
            }
            from = at;
        }
        return pieces;
    }
}
