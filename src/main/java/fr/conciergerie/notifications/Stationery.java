package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Letter.Signed;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Words;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    RenderedLetter write(Letter letter, Words words, String sender) {
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
                        "phone",
                        words.say("notifications.signature.phone"),
                        "language",
                        words.locale().getLanguage()),
                html);
        var lines = signature.stream().map(Signed::text).collect(Collectors.joining("\n"));
        return new RenderedLetter(letter.subject(), letter.text(lines), html.toString());
    }

    /** Who writes and how they are reached, as the law wants it told; of what the operator has not said, nothing. */
    private List<Signed> signature(Words words, String sender) {
        if (Tenant.require().equals(OperatorDirectory.PLATFORM)) {
            return List.of(Signed.of(words.say("notifications.signature.of-the-platform", sender)));
        }
        var enterprise = identities.identity().enterprise();
        if (enterprise == null) {
            return List.of(Signed.of(words.say("notifications.signature.unanswered", sender)));
        }
        var contact = new Contact(sender, enterprise.phone(), enterprise.email());
        var lines = new ArrayList<Signed>();
        lines.add(Signed.of(words.say("notifications.signature", sender)));
        lines.add(new Signed(words.say("notifications.signature.reach", contact.phone(), contact.email()), contact));
        lines.add(Signed.of(enterprise.legalName() + ", " + enterprise.legalForm()));
        lines.add(Signed.of(enterprise.seat()));
        lines.add(Signed.of(
                words.say("notifications.signature.siret", enterprise.siret().spaced())));
        if (enterprise.registration() != null) {
            lines.add(Signed.of(enterprise.registration()));
        }
        return lines;
    }
}
