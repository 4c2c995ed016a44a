package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.TravelAssumptions;
import fr.conciergerie.figures.TravelAssumptions.Assumption;
import fr.conciergerie.figures.TravelAssumptions.Carbon;
import fr.conciergerie.shared.Kilometres;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the operator assumes of journeys, in kilometres as people write them. */
@Controller
@RequestMapping("/operator/reports/travel")
class TravelController {

    private static final List<String> CARBON = List.of("drivingCarbon", "roundCarbon", "carbonSource");

    private final TravelAssumptions assumptions;

    TravelController(TravelAssumptions assumptions) {
        this.assumptions = assumptions;
    }

    @GetMapping
    ModelAndView all() {
        return new ModelAndView("reporting/travel", Map.of("assumptions", assumptions.all()));
    }

    @PostMapping
    ModelAndView assume(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var from = form.day("from");
        var share = form.number("share", 0, 100);
        var detour = form.read("detour", it -> Kilometres.metres(it, TravelAssumptions.MOST_DETOUR_METRES));
        var round = form.read("round", it -> Kilometres.metres(it, TravelAssumptions.MOST_ROUND_METRES));
        var source = form.text("source", TravelAssumptions.LONGEST_SOURCE);
        var driving = form.numberIfAny("drivingCarbon", 0, TravelAssumptions.MOST_GRAMS);
        var rounds = form.numberIfAny("roundCarbon", 0, TravelAssumptions.MOST_GRAMS);
        var origin = form.textIfAny("carbonSource", TravelAssumptions.LONGEST_SOURCE);
        showMissing(form);
        return form.send(this::all, () -> {
            assumptions.assume(
                    new Assumption(
                            from.get(),
                            share.get(),
                            detour.get(),
                            round.get(),
                            carbon(driving, rounds, origin),
                            source),
                    actor.account());
            Flash.done(redirect, "reporting.travel.kept", from.get());
            return "redirect:/operator/reports/travel";
        });
    }

    /** Both factors and where they come from, or nothing of the three. */
    private static void showMissing(FilledForm form) {
        boolean any = CARBON.stream().anyMatch(it -> !form.typed(it).isBlank());
        CARBON.forEach(it -> form.check(!any || !form.typed(it).isBlank(), it, "reporting.travel.carbon-is-whole"));
    }

    private static @Nullable Carbon carbon(@Nullable Integer driving, @Nullable Integer round, String source) {
        return driving == null || round == null ? null : new Carbon(driving, round, source);
    }
}
