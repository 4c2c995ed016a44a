package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Corrections;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonFile;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.ProlongationRule;
import fr.conciergerie.insertion.web.EntryPage.Field;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Slips in a file: what stands there is corrected, or taken out. */
@Controller
@RequestMapping(PersonController.ROOT + "/{person}")
class CorrectionController {

    private final People people;
    private final Corrections corrections;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    CorrectionController(People people, Corrections corrections, Idempotency idempotency, DayClock dayClock) {
        this.people = people;
        this.corrections = corrections;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping({
        "/passes/{entry}/correction",
        "/suspensions/{entry}/correction",
        "/prolongations/{entry}/correction",
        "/contracts/{entry}/correction",
        "/absences/{entry}/correction",
        "/learnings/{entry}/correction",
        "/interviews/{entry}/correction",
        "/goals/{entry}/correction"
    })
    ModelAndView question(
            Actor actor, @PathVariable PersonId person, @PathVariable UUID entry, HttpServletRequest request) {
        return question(actor, person, asked(request), entry);
    }

    private ModelAndView question(Actor actor, PersonId person, Entry kind, UUID entry) {
        var file = people.file(person, PersonController.partOf(actor));
        var standing = standing(file, kind, entry);
        return PersonController.form(new EntryPage(
                kind.correction(),
                "insertion.correction-lead",
                file.reference(),
                path(person, kind, entry, "correction"),
                PersonController.ROOT + "/" + person,
                UUID.randomUUID(),
                standing.version(),
                fields(kind, standing),
                path(person, kind, entry, "withdrawal")));
    }

    private List<Field> fields(Entry kind, Entry.Standing standing) {
        return kind.fields(dayClock.today()).stream()
                .map(it -> it.beginningWith(standing.known().getOrDefault(it.name(), it.value())))
                .toList();
    }

    @PostMapping({
        "/passes/{entry}/correction",
        "/suspensions/{entry}/correction",
        "/prolongations/{entry}/correction",
        "/contracts/{entry}/correction",
        "/absences/{entry}/correction",
        "/learnings/{entry}/correction",
        "/interviews/{entry}/correction",
        "/goals/{entry}/correction"
    })
    ModelAndView correct(
            Actor actor,
            @PathVariable PersonId person,
            @PathVariable UUID entry,
            FilledForm form,
            IdempotencyKey key,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var kind = asked(request);
        var answers = kind.read(form);
        return form.send(() -> question(actor, person, kind, entry), () -> {
            var doubt = new AtomicReference<Optional<ProlongationRule.Doubt>>(Optional.empty());
            var view = idempotency.onceForm(key, form.fields(), () -> {
                doubt.set(answers.correct(corrections, person, entry, form.version()));
                return PersonController.to(person);
            });
            doubt.get()
                    .ifPresentOrElse(
                            it -> PersonController.warn(it, redirect),
                            () -> Flash.done(redirect, "insertion.corrected"));
            return view;
        });
    }

    @GetMapping({
        "/passes/{entry}/withdrawal",
        "/suspensions/{entry}/withdrawal",
        "/prolongations/{entry}/withdrawal",
        "/contracts/{entry}/withdrawal",
        "/absences/{entry}/withdrawal",
        "/learnings/{entry}/withdrawal",
        "/interviews/{entry}/withdrawal",
        "/goals/{entry}/withdrawal"
    })
    ModelAndView ask(Actor actor, @PathVariable PersonId person, @PathVariable UUID entry, HttpServletRequest request) {
        return ask(actor, person, asked(request), entry);
    }

    private ModelAndView ask(Actor actor, PersonId person, Entry kind, UUID entry) {
        var file = people.file(person, PersonController.partOf(actor));
        var standing = standing(file, kind, entry);
        return new ModelAndView(
                "insertion/withdrawal",
                "it",
                new WithdrawalPage(
                        kind.section(),
                        file.details().name(),
                        file.reference(),
                        standing.from(),
                        standing.until(),
                        path(person, kind, entry, "withdrawal"),
                        PersonController.ROOT + "/" + person,
                        UUID.randomUUID(),
                        standing.version()));
    }

    @PostMapping({
        "/passes/{entry}/withdrawal",
        "/suspensions/{entry}/withdrawal",
        "/prolongations/{entry}/withdrawal",
        "/contracts/{entry}/withdrawal",
        "/absences/{entry}/withdrawal",
        "/learnings/{entry}/withdrawal",
        "/interviews/{entry}/withdrawal",
        "/goals/{entry}/withdrawal"
    })
    ModelAndView withdraw(
            Actor actor,
            @PathVariable PersonId person,
            @PathVariable UUID entry,
            FilledForm form,
            IdempotencyKey key,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var kind = asked(request);
        form.errorAt("", "insertion.suspension-outside", "insertion.contract-has-hours");
        return form.send(
                () -> ask(actor, person, kind, entry),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    corrections.withdraw(person, kind.section(), entry, form.version());
                    Flash.done(redirect, "insertion.withdrawn");
                    return PersonController.to(person);
                }));
    }

    private static Entry.Standing standing(PersonFile file, Entry kind, UUID entry) {
        return kind.standing(file, entry).orElseThrow(() -> Refused.conflict("insertion.gone"));
    }

    /** What the address names, two steps before its end. */
    private static Entry asked(HttpServletRequest request) {
        var segments = request.getRequestURI().split("/");
        return Entry.ofSegment(segments[segments.length - 3]);
    }

    private static String path(PersonId person, Entry kind, UUID entry, String deed) {
        return "%s/%s/%s/%s/%s".formatted(PersonController.ROOT, person, kind.segment(), entry, deed);
    }
}
