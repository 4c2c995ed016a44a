package fr.conciergerie.markets.web;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.markets.EligibleCount;
import fr.conciergerie.markets.EligibleCounts;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How many agents may use the service, as the manager writes it down. */
@Controller
@RequestMapping("/operator/markets/eligible")
class EligibleController {

    private static final String ROOT = "/operator/markets/eligible";
    private static final int PAGE = 50;

    private final EligibleCounts counts;
    private final FormChoices choices;
    private final DayClock dayClock;

    EligibleController(EligibleCounts counts, FormChoices choices, DayClock dayClock) {
        this.counts = counts;
        this.choices = choices;
        this.dayClock = dayClock;
    }

    /** Where a number comes from. */
    private enum Source {
        /** The client told us. */
        TYPED,
        /** Our own list of agents. */
        MEMBERS
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor) {
        var rows = counts.list(null, cursor, PAGE);
        return new ModelAndView("markets/eligible")
                .addObject("counts", rows.items())
                .addObject("next", rows.next() == null ? null : ROOT + "?cursor=" + rows.next())
                .addObject("organisations", choices.organisations())
                .addObject("sites", choices.sites())
                .addObject("today", dayClock.today());
    }

    @PostMapping
    ModelAndView note(FilledForm form, Actor actor, RedirectAttributes redirect) {
        var organisation = form.choice("organisation", choices::organisation);
        var site = form.choice("site", choices::site);
        var on = Dates.read(form, "countedOn");
        var source = form.choice("source", Source.class);
        var fromMembers = form.typed("source").equals(Source.MEMBERS.name());
        var total = count(form, "total");
        form.check(fromMembers || total != null, "total", "web.field.missing");
        var women = count(form, "women");
        var men = count(form, "men");
        var other = count(form, "other");
        form.errorAt("women", "markets.eligible.more-than-total");
        form.errorAt("countedOn", "markets.eligible.to-come");
        return form.send(() -> list(null), () -> {
            if (source.get() == Source.MEMBERS) {
                var counted = counts.countMembers(organisation.get(), site.get(), on.get(), actor.account());
                Flash.done(redirect, "markets.eligible.counted", counted.total());
            } else {
                counts.note(
                        new EligibleCount(
                                organisation.get(), site.get(), on.get(), requireNonNull(total), women, men, other),
                        actor.account());
                Flash.done(redirect, "markets.eligible.noted");
            }
            return "redirect:" + ROOT;
        });
    }

    private static @Nullable Integer count(FilledForm form, String field) {
        return form.numberIfAny(field, 0, EligibleCount.MOST);
    }
}
