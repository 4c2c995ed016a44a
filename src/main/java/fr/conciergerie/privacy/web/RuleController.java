package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.KeptPeriods;
import fr.conciergerie.privacy.Promises;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.privacy.Kept;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long everything is kept, what goes tonight, and what went. */
@Controller
@RequestMapping("/operator/privacy/rules")
class RuleController {

    /** What a manager chooses from, where it is not too long. */
    private static final List<Period> CHOICES = List.of(
            Period.ofDays(1),
            Period.ofDays(2),
            Period.ofDays(7),
            Period.ofDays(15),
            Period.ofDays(30),
            Period.ofDays(31),
            Period.ofDays(45),
            Period.ofDays(60),
            Period.ofMonths(3),
            Period.ofMonths(6),
            Period.ofMonths(9),
            Period.ofYears(1),
            Period.ofYears(2),
            Period.ofYears(3),
            Period.ofYears(5));

    private final Promises promises;
    private final KeptPeriods periods;

    RuleController(Promises promises, KeptPeriods periods) {
        this.promises = promises;
        this.periods = periods;
    }

    @GetMapping
    ModelAndView rules() {
        return new ModelAndView("privacy/rules", Map.of("promises", promises.all(), "proofs", promises.proofs()));
    }

    @GetMapping("/{code}")
    ModelAndView rule(@PathVariable String code) {
        var promise = promises.of(code);
        return new ModelAndView(
                "privacy/rule",
                Map.of(
                        "it",
                        new RulePage(
                                promise,
                                promises.due(code).orElse(null),
                                promises.tables(code),
                                promise.mayBeShortened()
                                        ? choices((Kept.For) promise.rule().kept())
                                        : List.of())));
    }

    @PostMapping("/{code}")
    ModelAndView keep(@PathVariable String code, Actor actor, FilledForm form, RedirectAttributes redirect) {
        promises.of(code);
        var kept = form.choice("kept", RuleController::period);
        form.errorAt("kept", "privacy.period.not-longer");
        return form.send(() -> rule(code), () -> {
            periods.keep(actor.account(), code, kept.get());
            Flash.done(redirect, "privacy.period.kept");
            return "redirect:/operator/privacy/rules/" + code;
        });
    }

    private static Period period(String typed) {
        return Stream.concat(CHOICES.stream(), Stream.of(Period.ofDays(365), Period.ofMonths(12)))
                .filter(it -> it.toString().equals(typed))
                .findAny()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static List<Period> choices(Kept.For kept) {
        return Stream.concat(
                        CHOICES.stream().filter(it -> kept.allows(it) && !sameLength(it, kept.longest())),
                        Stream.of(kept.longest()))
                .toList();
    }

    private static boolean sameLength(Period one, Period other) {
        return new Kept.For(other, Period.ZERO).allows(one) && new Kept.For(one, Period.ZERO).allows(other);
    }
}
