package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.MessageId;
import fr.conciergerie.notifications.MessageStatus;
import fr.conciergerie.notifications.Messages;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The delivery log: did they get it? */
@Controller
@RequestMapping("/operator/messages")
class OperatorMessageController {

    private static final int PER_PAGE = 50;

    private final Messages messages;

    OperatorMessageController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping
    String log(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable MessageStatus status,
            @RequestParam @Nullable String cursor,
            Model model) {
        model.addAttribute(
                "log",
                new MessageLogPage(
                        query,
                        status,
                        messages.log(query, status, cursor, PER_PAGE),
                        messages.standing(),
                        messages.hasWayOut(),
                        cursor != null));
        return "notifications/log";
    }

    @PostMapping("/{message}/resending")
    String resend(Actor actor, @PathVariable MessageId message, RedirectAttributes redirect) {
        messages.resend(actor, message);
        Flash.sent(redirect, "notifications.log.resent");
        return "redirect:/operator/messages";
    }
}
