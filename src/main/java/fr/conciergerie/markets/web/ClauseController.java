package fr.conciergerie.markets.web;

import fr.conciergerie.markets.ClauseId;
import fr.conciergerie.markets.Clauses;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.markets.TargetPublic;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with the promises of a market. */
@Controller
@RequestMapping("/operator/markets/{market}")
class ClauseController {

    private final Markets markets;
    private final Clauses clauses;
    private final Clock clock;

    ClauseController(Markets markets, Clauses clauses, Clock clock) {
        this.markets = markets;
        this.clauses = clauses;
        this.clock = clock;
    }

    @GetMapping("/environmental-clauses/new")
    ModelAndView environmental(@PathVariable MarketId market) {
        return form("markets/environmental-form", market);
    }

    @PostMapping("/environmental-clauses")
    ModelAndView addEnvironmental(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var text = form.text("text", Clauses.LONGEST_TEXT);
        var dueOn = Dates.readIfAny(form, "dueOn");
        form.tellAt("text", "markets.clause-exists");
        return form.send(() -> environmental(market), () -> {
            clauses.addEnvironmental(market, text, dueOn);
            Flash.done(redirect, "markets.clause.added");
            return MarketController.to(market);
        });
    }

    @GetMapping("/environmental-clauses/{clause}/evidence")
    ModelAndView evidence(@PathVariable MarketId market, @PathVariable ClauseId clause) {
        return form("markets/evidence-form", market)
                .addObject("clause", clauses.environmental(market, clause))
                .addObject("today", LocalDate.now(clock));
    }

    @PostMapping("/environmental-clauses/{clause}/evidence")
    ModelAndView noteEvidence(
            @PathVariable MarketId market,
            @PathVariable ClauseId clause,
            FilledForm form,
            Actor actor,
            RedirectAttributes redirect) {
        var text = form.text("evidence", Clauses.LONGEST_TEXT);
        var on = Dates.read(form, "on");
        form.tellAt("on", "markets.environment.evidence-to-come");
        return form.send(() -> evidence(market, clause), () -> {
            clauses.noteEvidence(market, clause, form.version(), text, on.get(), actor.account());
            Flash.done(redirect, "markets.environment.evidence-noted");
            return MarketController.to(market);
        });
    }

    @GetMapping("/social-clauses/new")
    ModelAndView social(@PathVariable MarketId market) {
        return form("markets/social-form", market);
    }

    @PostMapping("/social-clauses")
    ModelAndView addSocial(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var hours = form.number("hours", 1, SocialClause.MOST_HOURS);
        var period = form.choice("period", Period.class);
        var publics = form.choices("publics", TargetPublic::valueOf);
        form.check(!publics.isEmpty(), "publics", "markets.social.needs-a-public");
        var facilitator = form.text("facilitator", SocialClause.LONGEST_NAME);
        form.textIfAny("facilitatorEmail", SocialClause.LONGEST_EMAIL);
        var email = form.readIfAny("facilitatorEmail", SocialClause::email);
        var deadline = Dates.readIfAny(form, "deadline");
        form.tellAt("deadline", "markets.clause-exists");
        return form.send(() -> social(market), () -> {
            clauses.addSocial(
                    market,
                    hours.get(),
                    period.get() == Period.YEAR,
                    Set.copyOf(publics),
                    facilitator,
                    email,
                    deadline);
            Flash.done(redirect, "markets.clause.added");
            return MarketController.to(market);
        });
    }

    /** For how long the hours of a social clause are promised. */
    private enum Period {
        YEAR,
        WHOLE
    }

    @PostMapping("/clauses/{clause}/removal")
    String remove(@PathVariable MarketId market, @PathVariable ClauseId clause, RedirectAttributes redirect) {
        clauses.remove(market, clause);
        Flash.done(redirect, "markets.clause.removed");
        return MarketController.to(market);
    }

    private ModelAndView form(String template, MarketId market) {
        return new ModelAndView(template, "market", markets.market(market));
    }
}
