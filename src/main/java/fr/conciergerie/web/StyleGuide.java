package fr.conciergerie.web;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every component on one page, for whoever writes the next one. */
@Controller
@ConditionalOnProperty("conciergerie.demo")
class StyleGuide {

    private final Clock clock;

    StyleGuide(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/style-guide")
    String show(Model model) {
        var errors = new FormErrors();
        errors.add("price", "shared.not-an-amount", "douze");
        errors.add("code", "shared.not-a-code", "O0O0O0");
        model.addAttribute("errors", errors);
        model.addAttribute("today", LocalDate.now(clock));
        return "style-guide";
    }

    @PostMapping("/style-guide")
    String send(RedirectAttributes redirect) {
        Flash.done(redirect, "web.style-guide.sent");
        return "redirect:/style-guide";
    }
}
