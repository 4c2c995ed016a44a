package fr.conciergerie.markets.web;

import fr.conciergerie.markets.ClauseId;
import fr.conciergerie.markets.Clauses;
import fr.conciergerie.markets.EnvironmentalClause;
import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.TargetPublic;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return environmentalForm(Filled.with(), markets.market(market));
    }

    @PostMapping("/environmental-clauses")
    Object addEnvironmental(
            @PathVariable MarketId market,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var it = markets.market(market);
        var form = new Filled(typed);
        var dueOn = form.dayOrNone("dueOn");
        return form.attempt(
                "text",
                () -> {
                    clauses.addEnvironmental(market, form.text("text"), dueOn);
                    Flash.done(redirect, "markets.clause.added");
                    return MarketController.to(market);
                },
                () -> environmentalForm(form, it));
    }

    @GetMapping("/environmental-clauses/{clause}/evidence")
    ModelAndView evidence(@PathVariable MarketId market, @PathVariable ClauseId clause) {
        var it = clauses.environmental(market, clause);
        var known = it.evidence();
        var form = Filled.with(
                "version", it.version(),
                "evidence", known == null ? "" : known.text(),
                "on", known == null ? LocalDate.now(clock) : known.on());
        return evidenceForm(form, markets.market(market), it);
    }

    @PostMapping("/environmental-clauses/{clause}/evidence")
    Object noteEvidence(
            @PathVariable MarketId market,
            @PathVariable ClauseId clause,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor,
            RedirectAttributes redirect) {
        var it = clauses.environmental(market, clause);
        var form = new Filled(typed);
        var on = form.day("on");
        return form.attempt(
                "evidence",
                () -> {
                    clauses.noteEvidence(market, clause, form.version(), form.text("evidence"), on, actor.account());
                    Flash.done(redirect, "markets.environment.evidence-noted");
                    return MarketController.to(market);
                },
                () -> evidenceForm(form, markets.market(market), it));
    }

    @GetMapping("/social-clauses/new")
    ModelAndView social(@PathVariable MarketId market) {
        return socialForm(Filled.with("period", "YEAR"), markets.market(market));
    }

    @PostMapping("/social-clauses")
    Object addSocial(
            @PathVariable MarketId market,
            @RequestParam MultiValueMap<String, String> typed,
            RedirectAttributes redirect) {
        var it = markets.market(market);
        var form = new Filled(typed);
        var hours = form.number("hours");
        var deadline = form.dayOrNone("deadline");
        var email = form.text("facilitatorEmail");
        var publics = EnumSet.noneOf(TargetPublic.class);
        form.all("publics").forEach(one -> publics.add(form.constant(TargetPublic.class, "publics", one)));
        return form.attempt(
                "hours",
                () -> {
                    clauses.addSocial(
                            market,
                            hours,
                            form.text("period").equals("YEAR"),
                            publics,
                            form.text("facilitator"),
                            email.isEmpty() ? null : email,
                            deadline);
                    Flash.done(redirect, "markets.clause.added");
                    return MarketController.to(market);
                },
                () -> socialForm(form, it));
    }

    @PostMapping("/clauses/{clause}/removal")
    String remove(@PathVariable MarketId market, @PathVariable ClauseId clause, RedirectAttributes redirect) {
        clauses.remove(market, clause);
        Flash.done(redirect, "markets.clause.removed");
        return MarketController.to(market);
    }

    private static ModelAndView environmentalForm(Filled form, Market market) {
        return MarketController.form("markets/environmental-form", form, market);
    }

    private static ModelAndView evidenceForm(Filled form, Market market, EnvironmentalClause clause) {
        var view = MarketController.form("markets/evidence-form", form, market);
        view.addObject("clause", clause);
        return view;
    }

    private static ModelAndView socialForm(Filled form, Market market) {
        return MarketController.form("markets/social-form", form, market);
    }
}
