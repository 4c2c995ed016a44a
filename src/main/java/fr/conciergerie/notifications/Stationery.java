package fr.conciergerie.notifications;

import fr.conciergerie.organisations.Identities;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Words;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts a letter on paper: our letterhead in HTML, and the same words as plain text. */
@Component
class Stationery {

    private final TemplateEngine templates;
    private final Identities identities;

    Stationery(TemplateEngine templates, Identities identities) {
        this.templates = templates;
        this.identities = identities;
    }

    /** @param sender how the operator is called */
    Written write(Letter letter, Words words, String sender) {
        var signature = signature(words, sender);
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
        return new Written(letter.subject(), letter.text(String.join("\n", signature)), html.toString());
    }

    /** Who writes, as the law wants it told; of what the operator has not said, nothing. */
    private List<String> signature(Words words, String sender) {
        var lines = new ArrayList<String>();
        lines.add(words.say("notifications.signature", sender));
        if (!Tenant.require().equals(OperatorDirectory.PLATFORM)) {
            var enterprise = identities.identity().enterprise();
            if (enterprise != null) {
                lines.add(enterprise.legalName() + ", " + enterprise.legalForm());
                lines.add(enterprise.seat());
                lines.add(words.say("notifications.signature.reach", enterprise.phone(), enterprise.email()));
                lines.add(words.say(
                        "notifications.signature.siret", enterprise.siret().spaced()));
                if (enterprise.registration() != null) {
                    lines.add(enterprise.registration());
                }
            }
        }
        return lines;
    }
}
