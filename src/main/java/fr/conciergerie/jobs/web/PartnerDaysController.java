package fr.conciergerie.jobs.web;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When a partner works: their weekdays, and the days off that they tell us themselves. Promises count on both. */
@Controller
@RequestMapping("/partner/days")
class PartnerDaysController {

    private final Partners partners;
    private final DayClock dayClock;

    PartnerDaysController(Partners partners, DayClock dayClock) {
        this.partners = partners;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView days(Actor actor) {
        return new ModelAndView(
                "jobs/partner-days", Map.of("partner", partners.sheet(partner(actor)), "today", today()));
    }

    @PostMapping
    ModelAndView close(Actor actor, FilledForm form, RedirectAttributes redirect) {
        var first = form.day("first", it -> !it.isBefore(today()), "jobs.days.in-the-past");
        var last = form.dayIfAny("last");
        var why = form.textIfAny("why", 200);
        form.inOrder("first", "last", "partners.closure.ends-before-it-begins");
        form.errorAt("last", "partners.closure.too-long");
        return form.send(() -> days(actor), () -> {
            partners.close(partner(actor), first.get(), last == null ? first.get() : last, why);
            Flash.done(redirect, "jobs.days.closed");
            return "redirect:/partner/days";
        });
    }

    @PostMapping("/{closure}/reopening")
    String reopen(Actor actor, @PathVariable UUID closure, RedirectAttributes redirect) {
        partners.reopen(partner(actor), closure);
        Flash.done(redirect, "jobs.days.reopened");
        return "redirect:/partner/days";
    }

    private LocalDate today() {
        return dayClock.today();
    }

    private static PartnerId partner(Actor actor) {
        return new PartnerId(actor.requireSubject());
    }
}
