package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.Mailbox;
import fr.conciergerie.notifications.MessageId;
import fr.conciergerie.shared.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The mailbox of the demonstration: what would have been sent, to whomever. There is none outside it. */
@Controller
@RequestMapping("/mailbox")
class MailboxController {

    /** A message stands alone: its own styles, no script, and no way to be taken for one of our pages. */
    private static final String ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation";

    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    String newest(@RequestParam(defaultValue = "") String query, Model model) {
        if (!mailbox.isOpen()) {
            throw new NotFound("mailbox");
        }
        model.addAttribute("query", query.strip());
        model.addAttribute("mails", mailbox.newest(query.strip()));
        return "notifications/mailbox";
    }

    @GetMapping("/{message}")
    String mail(@PathVariable MessageId message, Model model) {
        model.addAttribute("mail", mailbox.mail(message).orElseThrow(() -> new NotFound("message " + message)));
        return "notifications/mail";
    }

    @GetMapping("/{message}/html")
    ResponseEntity<String> html(@PathVariable MessageId message) {
        var mail = mailbox.mail(message).orElseThrow(() -> new NotFound("message " + message));
        return ResponseEntity.ok()
                .header("Content-Security-Policy", ALONE)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(mail.html());
    }
}
