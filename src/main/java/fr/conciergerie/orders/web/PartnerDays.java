package fr.conciergerie.orders.web;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When a partner works: their weekdays, and the days off that they tell us themselves. Promises count on both. */
@Controller
@RequestMapping("/partner/days")
class PartnerDays {

    private final Partners partners;
    private final Clock clock;

    PartnerDays(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView days(Actor actor) {
        return page(actor, DaysOffForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping
    Object close(Actor actor, @ModelAttribute DaysOffForm form, RedirectAttributes redirect) {
        var errors = new FormErrors();
        var first = day("first", form.first(), errors);
        var last = form.last() == null || form.last().isBlank() ? first : day("last", form.last(), errors);
        var why = form.why() == null ? "" : form.why().strip();
        errors.check(why.length() <= 200, "why", "jobs.too-many-words", 200);
        if (first != null) {
            errors.check(!first.isBefore(LocalDate.now(clock)), "first", "jobs.days.in-the-past");
        }
        if (first != null && last != null && !errors.any()) {
            try {
                partners.close(partner(actor), first, last, why);
                Flash.done(redirect, "jobs.days.closed");
                return "redirect:/partner/days";
            } catch (Refused refused) {
                errors.add("last", refused.key(), refused.arguments().toArray());
            }
        }
        return page(actor, form, errors);
    }

    @PostMapping("/{closure}/reopening")
    String reopen(Actor actor, @PathVariable UUID closure, RedirectAttributes redirect) {
        partners.reopen(partner(actor), closure);
        Flash.done(redirect, "jobs.days.reopened");
        return "redirect:/partner/days";
    }

    private ModelAndView page(Actor actor, DaysOffForm form, FormErrors errors) {
        return new ModelAndView(
                "orders/partner-days",
                Map.of(
                        "partner",
                        partners.sheet(partner(actor)),
                        "form",
                        form,
                        "errors",
                        errors,
                        "today",
                        LocalDate.now(clock)),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static @Nullable LocalDate day(String field, @Nullable String text, FormErrors errors) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException _) {
            errors.add(field, "jobs.choose-a-day");
            return null;
        }
    }

    private static PartnerId partner(Actor actor) {
        return new PartnerId(actor.requireSubject());
    }
}
