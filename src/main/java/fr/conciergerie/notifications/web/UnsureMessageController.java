package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.MessageId;
import fr.conciergerie.notifications.Messages;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What may have left: sent again, or let be. */
@Controller
@RequestMapping(UnsurePage.PATH)
class UnsureMessageController {

    private static final int PER_PAGE = 50;
    private static final String BACK = "redirect:" + UnsurePage.PATH;

    private final Messages messages;
    private final Idempotency idempotency;

    UnsureMessageController(Messages messages, Idempotency idempotency) {
        this.messages = messages;
        this.idempotency = idempotency;
    }

    @GetMapping
    String unsure(@RequestParam @Nullable String cursor, Model model) {
        model.addAttribute("unsure", new UnsurePage(messages.unsure(cursor, PER_PAGE), cursor != null));
        return "notifications/unsure";
    }

    @PostMapping("/{message}/resending")
    String resend(Actor actor, @PathVariable MessageId message, IdempotencyKey key, RedirectAttributes redirect) {
        return idempotency.onceForm(key, message, () -> {
            messages.resend(actor, message);
            Flash.sent(redirect, "notifications.log.resent");
            return BACK;
        });
    }

    @PostMapping("/{message}/letting-be")
    String letBe(@PathVariable MessageId message, RedirectAttributes redirect) {
        messages.letBe(message);
        Flash.done(redirect, "notifications.unsure.was-let-be");
        return BACK;
    }
}
