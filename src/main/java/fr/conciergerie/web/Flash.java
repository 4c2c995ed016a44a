package fr.conciergerie.web;

import fr.conciergerie.web.ui.Tone;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What just happened, told once on the page that follows a redirect.
 *
 * @param sent whether a letter is to leave by it: where none does, that is said beside
 * @param link what is to be handed over to somebody, shown on that page and nowhere else; null where there is nothing
 */
public record Flash(
        Tone tone,
        String key,
        List<Serializable> arguments,
        boolean sent,
        @Nullable String link) implements Serializable {

    static final String NAME = "flash";

    public static void done(RedirectAttributes redirect, String key, Serializable... arguments) {
        add(redirect, new Flash(Tone.GOOD, key, List.of(arguments), false, null));
    }

    /** It is done, and there is something to know about it. */
    public static void warn(RedirectAttributes redirect, String key, Serializable... arguments) {
        add(redirect, new Flash(Tone.WARN, key, List.of(arguments), false, null));
    }

    /** It is done, and somebody is told of it by mail. */
    public static void sent(RedirectAttributes redirect, String key, Serializable... arguments) {
        add(redirect, new Flash(Tone.GOOD, key, List.of(arguments), true, null));
    }

    /** It is done, and the reader has a link to hand over. */
    public static void handOver(RedirectAttributes redirect, String link, String key, Serializable... arguments) {
        add(redirect, new Flash(Tone.GOOD, key, List.of(arguments), false, link));
    }

    /** Nothing of the link in a log. */
    @Override
    public String toString() {
        return tone + " " + key;
    }

    private static void add(RedirectAttributes redirect, Flash flash) {
        redirect.addFlashAttribute(NAME, flash);
    }
}
