package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.SecrecyRule;
import fr.conciergerie.figures.SecrecyRules;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From how many people on the operator lets a client read what agents do. */
@Controller
@RequestMapping("/operator/reports/secrecy")
class SecrecyController {

    private final SecrecyRules rules;

    SecrecyController(SecrecyRules rules) {
        this.rules = rules;
    }

    @GetMapping
    ModelAndView rule() {
        return new ModelAndView("reporting/secrecy", Map.of("kept", rules.kept()));
    }

    @PostMapping
    ModelAndView change(FilledForm form, RedirectAttributes redirect) {
        var fewest = form.number("fewest", SecrecyRule.LEAST_PEOPLE, SecrecyRule.MOST_PEOPLE);
        var dominant = form.number("dominant", SecrecyRule.SMALLEST_SHARE, SecrecyRule.LARGEST_SHARE);
        var seen = form.number("version", 0, Integer.MAX_VALUE);
        return form.send(this::rule, () -> {
            rules.change(new SecrecyRule(fewest.get(), dominant.get()), seen.get());
            Flash.done(redirect, "reporting.secrecy.kept");
            return "redirect:/operator/reports/secrecy";
        });
    }
}
