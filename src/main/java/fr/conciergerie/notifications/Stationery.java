package fr.conciergerie.notifications;

import fr.conciergerie.web.Words;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a letter on paper: our letterhead in HTML, and the same words as plain text. */
@Component
class Stationery {

    private final TemplateEngine templates;

    Stationery(TemplateEngine templates) {
        this.templates = templates;
    }

    /** @param sender how the operator is called */
    Written write(Letter letter, Words words, String sender) {
        var signature = words.say("notifications.signature", sender);
        var html = new StringOutput();
        templates.render(
                "notifications/letter.jte",
                Map.of(
                        "letter",
                        letter,
                        "sender",
                        sender,
                        "signature",
                        signature,
                        "language",
                        words.locale().getLanguage()),
                html);
        return new Written(letter.subject(), letter.text(signature), html.toString());
    }
}
