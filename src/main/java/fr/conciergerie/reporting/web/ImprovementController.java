package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Improvement;
import fr.conciergerie.figures.Improvement.Agreed;
import fr.conciergerie.figures.Improvement.State;
import fr.conciergerie.figures.ImprovementId;
import fr.conciergerie.figures.Improvements;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The improvements that both sides agreed: one list, which either of them adds to and says how far things have got. */
@Controller
class ImprovementController {

    private static final String OWN = "/coordination/reports";

    private final Improvements improvements;
    private final AnnualReports reports;
    private final Organisations organisations;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    ImprovementController(
            Improvements improvements,
            AnnualReports reports,
            Organisations organisations,
            Idempotency idempotency,
            DayClock dayClock) {
        this.improvements = improvements;
        this.reports = reports;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping("/coordination/reports/improvements")
    ModelAndView own(Actor actor) {
        return list(actor, null);
    }

    @GetMapping("/operator/reports/{organisation}/improvements")
    ModelAndView ofClient(Actor actor, @PathVariable String organisation) {
        return list(actor, organisation);
    }

    @PostMapping("/coordination/reports/improvements")
    ModelAndView addOwn(Actor actor, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        return add(actor, null, form, key, redirect);
    }

    @PostMapping("/operator/reports/{organisation}/improvements")
    ModelAndView addToClient(
            Actor actor,
            @PathVariable String organisation,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        return add(actor, organisation, form, key, redirect);
    }

    @GetMapping("/coordination/reports/improvements/{improvement}")
    ModelAndView ownOne(Actor actor, @PathVariable ImprovementId improvement) {
        return one(actor, null, improvement);
    }

    @GetMapping("/operator/reports/{organisation}/improvements/{improvement}")
    ModelAndView oneOfClient(Actor actor, @PathVariable String organisation, @PathVariable ImprovementId improvement) {
        return one(actor, organisation, improvement);
    }

    @PostMapping("/coordination/reports/improvements/{improvement}")
    ModelAndView changeOwn(
            Actor actor, @PathVariable ImprovementId improvement, FilledForm form, RedirectAttributes redirect) {
        return change(actor, null, improvement, form, redirect);
    }

    @PostMapping("/operator/reports/{organisation}/improvements/{improvement}")
    ModelAndView changeOfClient(
            Actor actor,
            @PathVariable String organisation,
            @PathVariable ImprovementId improvement,
            FilledForm form,
            RedirectAttributes redirect) {
        return change(actor, organisation, improvement, form, redirect);
    }

    private ModelAndView list(Actor actor, @Nullable String organisation) {
        var whose = reports.whose(actor, organisation);
        return new ModelAndView(
                "reporting/improvements",
                Map.of(
                        "client",
                        organisations.organisation(whose).name(),
                        "path",
                        path(organisation),
                        "improvements",
                        improvements.of(whose),
                        "today",
                        dayClock.today(),
                        "once",
                        UUID.randomUUID().toString()));
    }

    private ModelAndView one(Actor actor, @Nullable String organisation, ImprovementId id) {
        return new ModelAndView(
                "reporting/improvement",
                Map.of(
                        "improvement",
                        improvements.improvement(reports.whose(actor, organisation), id),
                        "path",
                        path(organisation)));
    }

    private ModelAndView add(
            Actor actor,
            @Nullable String organisation,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var agreed = agreed(form);
        return form.send(
                () -> list(actor, organisation),
                () -> idempotency.onceForm(key, agreed.get(), () -> {
                    improvements.add(actor, reports.whose(actor, organisation), agreed.get());
                    Flash.done(redirect, "reporting.improvement.added");
                    return "redirect:" + path(organisation);
                }));
    }

    private ModelAndView change(
            Actor actor,
            @Nullable String organisation,
            ImprovementId id,
            FilledForm form,
            RedirectAttributes redirect) {
        var agreed = agreed(form);
        var state = form.choice("state", State.class);
        form.errorAt("state", "reporting.improvement.meanwhile");
        return form.send(() -> one(actor, organisation, id), () -> {
            improvements.change(
                    actor, reports.whose(actor, organisation), id, form.version(), agreed.get(), state.get());
            Flash.done(redirect, "reporting.improvement.changed");
            return "redirect:" + path(organisation);
        });
    }

    private static Supplier<Agreed> agreed(FilledForm form) {
        var words = form.text("words", Improvement.LONGEST_WORDS);
        var by = form.text("by", Improvement.LONGEST_AGREED_BY);
        var on = form.day("on");
        form.errorAt("on", "reporting.improvement.not-yet");
        return () -> new Agreed(words, by, on.get());
    }

    private static String path(@Nullable String organisation) {
        return (organisation == null ? OWN : "/operator/reports/" + organisation) + "/improvements";
    }
}
