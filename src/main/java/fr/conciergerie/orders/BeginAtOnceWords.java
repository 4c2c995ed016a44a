package fr.conciergerie.orders;

import fr.conciergerie.shared.Word;
import fr.conciergerie.web.Dictionary;
import java.util.List;

/**
 * The sentence by which somebody asks for the work to begin at once, and says that they know what that does to their right to
 * withdraw. It is kept with the order, so it is read out of one place.
 */
public final class BeginAtOnceWords {

    static final Word KEY = new Word("orders.begin-at-once");

    private BeginAtOnceWords() {}

    /** Whether somebody was shown this sentence, in whichever language. */
    public static boolean are(String words, Dictionary dictionary) {
        return all(dictionary).contains(words);
    }

    /** In each language that we speak. */
    static List<String> all(Dictionary dictionary) {
        return Dictionary.LANGUAGES.stream()
                .map(it -> dictionary.words(it).say("orders.begin-at-once"))
                .toList();
    }
}
