package fr.conciergerie.web;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every component on one page, for whoever writes the next one. There is none outside demonstration mode. */
@Controller
class StyleGuideController {

    private final DayClock dayClock;

    private final boolean demo;

    StyleGuideController(DayClock dayClock, @Value("${conciergerie.demo:false}") boolean demo) {
        this.dayClock = dayClock;
        this.demo = demo;
    }

    @GetMapping("/style-guide")
    String show(Model model) {
        onlyInDemonstration();
        var errors = new FormErrors();
        errors.add("price", "shared.not-an-amount", "douze");
        errors.add("code", "shared.not-a-code", "O0O0O0");
        model.addAttribute("errors", errors);
        model.addAttribute("today", dayClock.today());
        return "style-guide";
    }

    @PostMapping("/style-guide")
    String send(RedirectAttributes redirect) {
        onlyInDemonstration();
        Flash.done(redirect, "web.style-guide.sent");
        return "redirect:/style-guide";
    }

    private void onlyInDemonstration() {
        if (!demo) {
            throw new NotFound("style guide");
        }
    }
}
