package fr.conciergerie.jobs.web;

import fr.conciergerie.jobs.web.JobsPage.Tab;
import fr.conciergerie.orders.JobId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The partner's room: the jobs given to them, and one big answer at a time. */
@Controller
@RequestMapping("/partner")
class PartnerController {

    private static final int PER_PAGE = 20;

    private final PartnerJobs jobs;
    private final JobAnswers answers;
    private final DayClock dayClock;

    PartnerController(PartnerJobs jobs, JobAnswers answers, DayClock dayClock) {
        this.jobs = jobs;
        this.answers = answers;
        this.dayClock = dayClock;
    }

    @GetMapping
    String jobs(
            Actor actor,
            @RequestParam(defaultValue = "TO_ANSWER") Tab tab,
            @RequestParam @Nullable String cursor,
            Model model) {
        var partner = partner(actor);
        model.addAttribute(
                "list",
                new JobsPage(
                        tab,
                        jobs.counts(partner),
                        jobs.jobs(partner, tab, cursor, PER_PAGE),
                        cursor != null,
                        dayClock.today()));
        return "jobs/jobs";
    }

    /** The open jobs on paper, day by day: the next week's, then what comes later. */
    @GetMapping("/week")
    String week(Actor actor, Model model) {
        var today = dayClock.today();
        var open = jobs.toPrint(partner(actor));
        model.addAttribute("today", today);
        model.addAttribute(
                "days",
                open.stream()
                        .filter(it -> it.dueOn() != null && it.dueOn().isBefore(today.plusDays(7)))
                        .collect(Collectors.groupingBy(
                                it -> Objects.requireNonNull(it.dueOn()), TreeMap::new, Collectors.toList())));
        model.addAttribute(
                "later",
                open.stream()
                        .filter(it -> it.dueOn() == null || !it.dueOn().isBefore(today.plusDays(7)))
                        .toList());
        return "jobs/week";
    }

    @GetMapping("/jobs/{job}")
    ModelAndView job(Actor actor, @PathVariable JobId job) {
        return new ModelAndView(
                "jobs/job",
                Map.of(
                        "job",
                        jobs.job(partner(actor), job),
                        "path",
                        "/partner/jobs/" + job,
                        "today",
                        dayClock.today(),
                        "byLink",
                        false,
                        "done",
                        ""));
    }

    @PostMapping("/jobs/{job}/acceptance")
    String accept(Actor actor, @PathVariable JobId job, RedirectAttributes redirect) {
        answers.accept(actor, job);
        Flash.done(redirect, "jobs.accepted");
        return "redirect:/partner/jobs/" + job;
    }

    @PostMapping("/jobs/{job}/completion")
    String complete(Actor actor, @PathVariable JobId job, RedirectAttributes redirect) {
        answers.complete(actor, job);
        Flash.done(redirect, "jobs.completed");
        return "redirect:/partner/jobs/" + job;
    }

    @PostMapping("/jobs/{job}/refusal")
    ModelAndView refuse(Actor actor, @PathVariable JobId job, FilledForm form, RedirectAttributes redirect) {
        var answer = JobAnswerForm.refusal(form);
        return form.send(() -> job(actor, job), () -> {
            answers.refuse(actor, job, answer.get());
            Flash.done(redirect, "jobs.refused");
            return "redirect:/partner/jobs/" + job;
        });
    }

    @PostMapping("/jobs/{job}/proposal")
    ModelAndView propose(Actor actor, @PathVariable JobId job, FilledForm form, RedirectAttributes redirect) {
        var answer = JobAnswerForm.proposal(form);
        return form.send(() -> job(actor, job), () -> {
            answers.propose(actor, job, answer.get());
            Flash.sent(redirect, "jobs.proposed");
            return "redirect:/partner/jobs/" + job;
        });
    }

    private static PartnerId partner(Actor actor) {
        return new PartnerId(actor.requireSubject());
    }
}
