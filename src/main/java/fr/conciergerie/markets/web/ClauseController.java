package fr.conciergerie.markets.web;

import fr.conciergerie.markets.ClauseId;
import fr.conciergerie.markets.Clauses;
import fr.conciergerie.markets.EnvironmentalClauses;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.markets.SocialClauses;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
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

    private static final String MEANWHILE = "markets.clause.meanwhile";

    private final Markets markets;
    private final EnvironmentalClauses environmentalClauses;
    private final SocialClauses socialClauses;
    private final Clauses clauses;
    private final DayClock dayClock;

    ClauseController(
            Markets markets,
            EnvironmentalClauses environmentalClauses,
            SocialClauses socialClauses,
            Clauses clauses,
            DayClock dayClock) {
        this.markets = markets;
        this.environmentalClauses = environmentalClauses;
        this.socialClauses = socialClauses;
        this.clauses = clauses;
        this.dayClock = dayClock;
    }

    @GetMapping("/environmental-clauses/new")
    ModelAndView environmental(@PathVariable MarketId market) {
        return form("markets/environmental-form", market);
    }

    @PostMapping("/environmental-clauses")
    ModelAndView addEnvironmental(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var text = form.text("text", EnvironmentalClauses.LONGEST_TEXT);
        var dueOn = Dates.readIfAny(form, "dueOn");
        form.errorAt("text", "markets.clause-exists");
        return form.send(() -> environmental(market), () -> {
            environmentalClauses.add(market, text, dueOn);
            Flash.done(redirect, "markets.clause.added");
            return MarketController.to(market);
        });
    }

    @GetMapping("/environmental-clauses/{clause}")
    ModelAndView environmental(@PathVariable MarketId market, @PathVariable ClauseId clause) {
        return environmental(market, clause, null);
    }

    @PostMapping("/environmental-clauses/{clause}")
    ModelAndView changeEnvironmental(
            @PathVariable MarketId market,
            @PathVariable ClauseId clause,
            FilledForm form,
            RedirectAttributes redirect) {
        var text = form.text("text", EnvironmentalClauses.LONGEST_TEXT);
        var dueOn = Dates.readIfAny(form, "dueOn");
        form.errorAt("text", "markets.clause-exists", MEANWHILE);
        return answered(form, form.send(() -> environmental(market, clause, form), () -> {
            environmentalClauses.change(market, clause, form.version(), text, dueOn);
            Flash.done(redirect, "markets.clause.changed");
            return MarketController.to(market);
        }));
    }

    private ModelAndView environmental(MarketId market, ClauseId clause, @Nullable FilledForm filled) {
        var it = environmentalClauses.get(market, clause);
        return seen(form("markets/environmental-form", market).addObject("clause", it), it.version(), filled);
    }

    @GetMapping("/environmental-clauses/{clause}/evidence")
    ModelAndView evidence(@PathVariable MarketId market, @PathVariable ClauseId clause) {
        return evidence(market, clause, null);
    }

    @PostMapping("/environmental-clauses/{clause}/evidence")
    ModelAndView noteEvidence(
            @PathVariable MarketId market,
            @PathVariable ClauseId clause,
            FilledForm form,
            Actor actor,
            RedirectAttributes redirect) {
        var text = form.text("evidence", EnvironmentalClauses.LONGEST_TEXT);
        var on = Dates.read(form, "on");
        form.errorAt("on", "markets.environment.evidence-to-come");
        form.errorAt("evidence", MEANWHILE);
        return answered(form, form.send(() -> evidence(market, clause, form), () -> {
            environmentalClauses.noteEvidence(market, clause, form.version(), text, on.get(), actor.account());
            Flash.done(redirect, "markets.environment.evidence-noted");
            return MarketController.to(market);
        }));
    }

    private ModelAndView evidence(MarketId market, ClauseId clause, @Nullable FilledForm filled) {
        var it = environmentalClauses.get(market, clause);
        return seen(form("markets/evidence-form", market), it.version(), filled)
                .addObject("clause", it)
                .addObject("today", dayClock.today());
    }

    @GetMapping("/social-clauses/new")
    ModelAndView social(@PathVariable MarketId market) {
        return form("markets/social-form", market).addObject("known", SocialForm.BLANK);
    }

    @PostMapping("/social-clauses")
    ModelAndView addSocial(@PathVariable MarketId market, FilledForm form, RedirectAttributes redirect) {
        var answers = SocialForm.read(form);
        return form.send(() -> social(market), () -> {
            var it = answers.get();
            socialClauses.add(
                    market,
                    it.hours(),
                    it.yearly(),
                    it.publics(),
                    it.facilitator(),
                    it.facilitatorEmail(),
                    it.deadline());
            Flash.done(redirect, "markets.clause.added");
            return MarketController.to(market);
        });
    }

    @GetMapping("/social-clauses/{clause}")
    ModelAndView social(@PathVariable MarketId market, @PathVariable ClauseId clause) {
        return social(market, clause, null);
    }

    @PostMapping("/social-clauses/{clause}")
    ModelAndView changeSocial(
            @PathVariable MarketId market,
            @PathVariable ClauseId clause,
            FilledForm form,
            RedirectAttributes redirect) {
        var answers = SocialForm.read(form);
        form.errorAt("hours", MEANWHILE);
        return answered(form, form.send(() -> social(market, clause, form), () -> {
            var it = answers.get();
            socialClauses.change(
                    market,
                    new SocialClause(
                            clause,
                            it.hours(),
                            it.yearly(),
                            it.publics(),
                            it.facilitator(),
                            it.facilitatorEmail(),
                            it.deadline(),
                            form.version()));
            Flash.done(redirect, "markets.clause.changed");
            return MarketController.to(market);
        }));
    }

    private ModelAndView social(MarketId market, ClauseId clause, @Nullable FilledForm filled) {
        var it = socialClauses.get(market, clause);
        return seen(form("markets/social-form", market), it.version(), filled)
                .addObject("clause", it)
                .addObject("known", SocialForm.of(it));
    }

    @PostMapping("/clauses/{clause}/removal")
    String remove(
            @PathVariable MarketId market,
            @PathVariable ClauseId clause,
            @RequestParam int version,
            RedirectAttributes redirect) {
        clauses.remove(market, clause, version);
        Flash.done(redirect, "markets.clause.removed");
        return MarketController.to(market);
    }

    /**
     * Which version of a clause the reader has seen: the one that they began with until they are told, and shown, that there is
     * a newer one.
     */
    private static ModelAndView seen(ModelAndView page, int version, @Nullable FilledForm filled) {
        var meanwhile = filled != null && changedMeanwhile(filled);
        return page.addObject("meanwhile", meanwhile)
                .addObject("version", filled == null || meanwhile ? version : filled.version());
    }

    /** A form that comes back because somebody else was quicker is a conflict, not a mistake. */
    private static ModelAndView answered(FilledForm form, ModelAndView answer) {
        if (changedMeanwhile(form)) {
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }

    private static boolean changedMeanwhile(FilledForm form) {
        return form.errors().byField().values().stream().anyMatch(it -> it.key().equals(MEANWHILE));
    }

    private ModelAndView form(String template, MarketId market) {
        return new ModelAndView(template, "market", markets.market(market));
    }
}
