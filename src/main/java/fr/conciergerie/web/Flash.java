package fr.conciergerie.web;

import fr.conciergerie.web.ui.Tone;
import java.io.Serializable;
import java.util.List;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What just happened, told once on the page that follows a redirect. */
public record Flash(Tone tone, String key, List<Serializable> arguments) implements Serializable {

    static final String NAME = "flash";

    public static void done(RedirectAttributes redirect, String key, Serializable... arguments) {
        redirect.addFlashAttribute(NAME, new Flash(Tone.GOOD, key, List.of(arguments)));
    }

    /** It is done, and there is something to know about it. */
    public static void warn(RedirectAttributes redirect, String key, Serializable... arguments) {
        redirect.addFlashAttribute(NAME, new Flash(Tone.WARN, key, List.of(arguments)));
    }
}
