package fr.conciergerie.partners.web;

import fr.conciergerie.partners.Distances;
import fr.conciergerie.partners.Distances.Declared;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How far from the desks a partner works, declared by the manager for the annual report. */
@Controller
@RequestMapping("/operator/partners/{partner}/distance")
class DistanceController {

    private final Partners partners;
    private final Distances distances;
    private final DayClock dayClock;

    DistanceController(Partners partners, Distances distances, DayClock dayClock) {
        this.partners = partners;
        this.distances = distances;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView page(@PathVariable String partner) {
        var id = partners.partnerId(partner);
        return new ModelAndView(
                "partners/distance",
                Map.of(
                        "partner", partners.sheet(id),
                        "declared", distances.of(id),
                        "today", dayClock.today()));
    }

    @PostMapping
    ModelAndView declare(@PathVariable String partner, FilledForm form, RedirectAttributes redirect) {
        var id = partners.partnerId(partner);
        var kilometres = form.number("kilometres", 0, Distances.FARTHEST);
        var from = form.day("from");
        return form.send(() -> page(partner), () -> {
            distances.declare(id, new Declared(from.get(), kilometres.get()));
            Flash.done(redirect, "partners.distance.declared");
            return "redirect:/operator/partners/" + partner + "/distance";
        });
    }
}
