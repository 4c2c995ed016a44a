package fr.conciergerie.web;

import java.util.List;
import java.util.Set;

/**
 * Words of another language than the page's: what our operators write (a service, a site, a reason) is French, whoever reads
 * it. They pass through sentences and templates between two marks that Unicode keeps for a program's own use;
 * {@link HtmlOutput} writes them as an element that bears its language, so that a screen reader pronounces them rightly.
 */
final class ForeignWords {

    private static final String BEGIN = "\uFDD0";
    private static final String END = "\uFDD1";

    /** Where text stands for itself and no element is allowed. */
    private static final Set<String> ONLY_TEXT = Set.of("title", "option", "textarea", "script", "style");

    private ForeignWords() {}

    static String marked(String words) {
        return words.isBlank() ? words : BEGIN + unmarked(words) + END;
    }

    static boolean areIn(String text) {
        return text.indexOf(BEGIN) >= 0 || text.indexOf(END) >= 0;
    }

    static String unmarked(String text) {
        return text.replace(BEGIN, "").replace(END, "");
    }

    /** The pieces of a text, those with an odd number being foreign; nothing foreign where only text may stand. */
    static List<String> pieces(String text, String element) {
        if (ONLY_TEXT.contains(element)) {
            return List.of(unmarked(text));
        }
        return List.of(text.split("[" + BEGIN + END + "]", -1));
    }
}
