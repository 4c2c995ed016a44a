package fr.conciergerie.markets.web;

import fr.conciergerie.markets.EligibleCount;
import fr.conciergerie.markets.EligibleCounts;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
    private final Organisations organisations;
    private final Clock clock;

    EligibleController(EligibleCounts counts, Organisations organisations, Clock clock) {
        this.counts = counts;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String cursor) {
        return page(Filled.with("countedOn", LocalDate.now(clock), "source", "TYPED"), cursor);
    }

    @PostMapping
    Object note(@RequestParam MultiValueMap<String, String> typed, Actor actor, RedirectAttributes redirect) {
        var form = new Filled(typed);
        var organisation = new OrganisationId(form.key("organisation"));
        var site = new SiteId(form.key("site"));
        var on = form.day("countedOn");
        var fromMembers = form.text("source").equals("MEMBERS");
        var total = fromMembers ? 0 : form.number("total");
        var women = form.numberOrNone("women");
        var men = form.numberOrNone("men");
        var other = form.numberOrNone("other");
        return form.attempt(
                "countedOn",
                () -> {
                    if (fromMembers) {
                        var counted = counts.countMembers(organisation, site, on, actor.account());
                        Flash.done(redirect, "markets.eligible.counted", counted.total());
                    } else {
                        counts.note(
                                new EligibleCount(organisation, site, on, total, women, men, other), actor.account());
                        Flash.done(redirect, "markets.eligible.noted");
                    }
                    return "redirect:" + ROOT;
                },
                () -> page(form, null));
    }

    private ModelAndView page(Filled form, @Nullable String cursor) {
        var rows = counts.list(null, cursor, PAGE);
        var view = new ModelAndView("markets/eligible");
        view.addObject("form", form);
        view.addObject("counts", rows.items());
        view.addObject("next", rows.next() == null ? null : ROOT + "?cursor=" + rows.next());
        view.addObject(
                "organisations",
                organisations.organisations().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        view.addObject(
                "sites",
                organisations.sites().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        view.setStatus(form.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }
}
