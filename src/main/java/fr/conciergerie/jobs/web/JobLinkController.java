package fr.conciergerie.jobs.web;

import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.jobs.JobLinks.Opened;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.shop.web.Visit;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SignedLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One job by its signed link, for a partner without an account. The address is the right: nobody is signed in by it, no
 * session begins, and it is told to no other site.
 */
@Controller
@RequestMapping("/job/{token}")
class JobLinkController {

    private static final Set<String> DONE = Set.of("accepted", "completed", "refused", "proposed");

    private final JobLinks links;
    private final PartnerJobs jobs;
    private final JobAnswers answers;
    private final SignedLinks signed;
    private final DayClock dayClock;

    JobLinkController(JobLinks links, PartnerJobs jobs, JobAnswers answers, SignedLinks signed, DayClock dayClock) {
        this.links = links;
        this.jobs = jobs;
        this.answers = answers;
        this.signed = signed;
        this.dayClock = dayClock;
    }

    /** @param done what was just done, told once more when the page is loaded again; there is no session to keep it in */
    @GetMapping
    Object job(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String done,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, reader, request, response, visit -> page(visit, DONE.contains(done) ? done : ""));
    }

    @PostMapping("/acceptance")
    Object accept(@PathVariable String token, Locale reader, HttpServletRequest request, HttpServletResponse response) {
        return open(token, reader, request, response, visit -> {
            answers.accept(visit.actor(), visit.job().job());
            return visit.back("accepted");
        });
    }

    @PostMapping("/completion")
    Object complete(
            @PathVariable String token, Locale reader, HttpServletRequest request, HttpServletResponse response) {
        return open(token, reader, request, response, visit -> {
            answers.complete(visit.actor(), visit.job().job());
            return visit.back("completed");
        });
    }

    @PostMapping("/refusal")
    Object refuse(
            @PathVariable String token,
            FilledForm form,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, reader, request, response, visit -> {
            var answer = JobAnswerForm.refusal(form);
            return form.send(() -> page(visit, ""), () -> {
                answers.refuse(visit.actor(), visit.job().job(), answer.get());
                return visit.back("refused");
            });
        });
    }

    @PostMapping("/proposal")
    Object propose(
            @PathVariable String token,
            FilledForm form,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(token, reader, request, response, visit -> {
            var answer = JobAnswerForm.proposal(form);
            return form.send(() -> page(visit, ""), () -> {
                answers.propose(visit.actor(), visit.job().job(), answer.get());
                return visit.back("proposed");
            });
        });
    }

    private Object open(
            String token,
            Locale reader,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<Visit, Object> work) {
        SignedLinks.keepToOneself(response);
        return switch (SignedLinks.isLookedAt(request) ? links.look(token) : links.open(token)) {
            case Opened.Job job ->
                Tenant.call(job.operator(), () -> work.apply(new Visit(token, job, actor(job, reader))));
            case Opened.Over() -> gone(HttpStatus.GONE);
            case Opened.Unknown() -> {
                signed.wrong(SignedLinks.Kind.JOB, request);
                yield gone(HttpStatus.NOT_FOUND);
            }
        };
    }

    private ModelAndView page(Visit visit, String done) {
        return new ModelAndView(
                "jobs/job",
                Map.of(
                        "job",
                        jobs.job(visit.job().partner(), visit.job().job()),
                        "path",
                        visit.path(),
                        "today",
                        dayClock.today(),
                        "byLink",
                        true,
                        "done",
                        done));
    }

    private static ModelAndView gone(HttpStatus status) {
        return new ModelAndView("jobs/job-link-gone", Map.of("over", status == HttpStatus.GONE), status);
    }

    /** The partner acts in their own name; with no account to name, theirs stands for it. */
    private static Actor actor(Opened.Job job, Locale reader) {
        var partner = job.partner().value();
        return new Actor(partner, partner, "", Role.PARTNER, job.operator().value(), partner, reader);
    }

    /** Somebody at the door with a link that is good. */
    private record Visit(String token, Opened.Job job, Actor actor) {

        String path() {
            return "/job/" + token;
        }

        String back(String done) {
            return "redirect:" + path() + "?done=" + done;
        }

        /** Nothing of the token in a log. */
        @Override
        public String toString() {
            return "visit to job " + job.job();
        }
    }
}
