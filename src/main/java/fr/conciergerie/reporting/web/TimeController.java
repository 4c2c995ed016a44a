package fr.conciergerie.reporting.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.figures.TimeAssumptions;
import fr.conciergerie.figures.TimeAssumptions.Assumption;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the operator assumes of the time that services spare, in minutes by family. */
@Controller
@RequestMapping("/operator/reports/time")
public class TimeController {

    private final TimeAssumptions assumptions;

    TimeController(TimeAssumptions assumptions) {
        this.assumptions = assumptions;
    }

    @GetMapping
    ModelAndView all() {
        return new ModelAndView("reporting/time", Map.of("assumptions", assumptions.all()));
    }

    @PostMapping
    ModelAndView assume(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var from = form.read("from", MonthsForm::month);
        var minutes = new EnumMap<Family, Integer>(Family.class);
        for (var family : Family.values()) {
            var each = form.numberIfAny(field(family), 0, TimeAssumptions.MOST_MINUTES);
            if (each != null) {
                minutes.put(family, each);
            }
        }
        var source = form.text("source", TimeAssumptions.LONGEST_SOURCE);
        form.errorAt("minutes", "reporting.time.no-minutes");
        return form.send(this::all, () -> {
            assumptions.assume(new Assumption(from.get(), minutes, source), actor.account());
            Flash.done(redirect, "reporting.time.kept");
            return "redirect:/operator/reports/time";
        });
    }

    /** What the field of a family is called. */
    public static String field(Family family) {
        return "minutes-" + family;
    }
}
