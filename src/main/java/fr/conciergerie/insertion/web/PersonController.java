package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Corrections;
import fr.conciergerie.insertion.Goal;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.People.Part;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.ProlongationRule;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files: who is in a path, and what is written about them. */
@Controller
@RequestMapping("/insertion/people")
class PersonController {

    static final String ROOT = "/insertion/people";
    private static final int PER_PAGE = 50;

    private final People people;
    private final Corrections corrections;
    private final OwnFile ownFile;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    PersonController(
            People people, Corrections corrections, OwnFile ownFile, Idempotency idempotency, DayClock dayClock) {
        this.people = people;
        this.corrections = corrections;
        this.ownFile = ownFile;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean former,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        if (!query.isBlank()) {
            var found = people.byReference(query);
            if (found.isPresent()) {
                return to(found.get());
            }
        }
        var slice = people.list(partOf(actor), former, cursor, PER_PAGE);
        model.addAttribute(
                "list",
                new PeoplePage(
                        actor.is(Role.FOLLOW_UP),
                        former,
                        query,
                        !query.isBlank(),
                        slice.items(),
                        slice.next() == null ? null : "%s?former=%s&cursor=%s".formatted(ROOT, former, slice.next()),
                        today()));
        return "insertion/people";
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return identity(ROOT, "", Map.of("enteredOn", today().toString()), 0);
    }

    @PostMapping
    ModelAndView enter(FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var details = PersonForm.read(form);
        return form.send(
                this::blank,
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    var person = people.enter(details.get());
                    Flash.done(redirect, "insertion.entered");
                    return to(person);
                }));
    }

    @GetMapping("/{person}")
    ModelAndView file(Actor actor, @PathVariable PersonId person) {
        var file = people.file(person, partOf(actor));
        return new ModelAndView(
                "insertion/person", "it", new PersonPage(file, actor.is(Role.FOLLOW_UP), today(), UUID.randomUUID()));
    }

    @GetMapping("/{person}/edit")
    ModelAndView edit(@PathVariable PersonId person) {
        var file = people.file(person, Part.WHOLE);
        file.details().requireReadable();
        return identity(ROOT + "/" + person, file.reference(), PersonForm.of(file), file.version());
    }

    @PostMapping("/{person}")
    ModelAndView change(@PathVariable PersonId person, FilledForm form, RedirectAttributes redirect) {
        var details = PersonForm.read(form);
        return form.send(
                () -> identity(ROOT + "/" + person, people.reference(person), Map.of(), form.version()), () -> {
                    people.change(person, form.version(), details.get());
                    Flash.done(redirect, "insertion.changed");
                    return to(person);
                });
    }

    @GetMapping({
        "/{person}/passes/new",
        "/{person}/suspensions/new",
        "/{person}/prolongations/new",
        "/{person}/contracts/new",
        "/{person}/absences/new",
        "/{person}/learnings/new",
        "/{person}/interviews/new",
        "/{person}/goals/new",
        "/{person}/exit/new"
    })
    ModelAndView question(
            @PathVariable PersonId person, @RequestParam(defaultValue = "0") int version, HttpServletRequest request) {
        var segments = request.getRequestURI().split("/");
        return question(Entry.ofSegment(segments[segments.length - 2]), person, version);
    }

    @PostMapping({
        "/{person}/passes",
        "/{person}/suspensions",
        "/{person}/prolongations",
        "/{person}/contracts",
        "/{person}/absences",
        "/{person}/learnings",
        "/{person}/interviews",
        "/{person}/goals",
        "/{person}/exit"
    })
    ModelAndView write(
            @PathVariable PersonId person,
            FilledForm form,
            IdempotencyKey key,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var segments = request.getRequestURI().split("/");
        var entry = Entry.ofSegment(segments[segments.length - 1]);
        var answers = entry.read(form);
        return form.send(() -> question(entry, person, form.version()), () -> {
            var doubt = new AtomicReference<Optional<ProlongationRule.Doubt>>(Optional.empty());
            var view = idempotency.onceForm(key, form.fields(), () -> {
                doubt.set(answers.write(people, person));
                return to(person);
            });
            doubt.get().ifPresentOrElse(it -> warn(it, redirect), () -> Flash.done(redirect, "insertion.written"));
            return view;
        });
    }

    @PostMapping("/{person}/contracts/{contract}/end")
    ModelAndView endContract(
            Actor actor,
            @PathVariable PersonId person,
            @PathVariable UUID contract,
            FilledForm form,
            RedirectAttributes redirect) {
        var lastDay = form.day("lastDay");
        form.errorAt(
                "lastDay",
                "insertion.ends-before-it-starts",
                "insertion.contract-overlaps",
                "insertion.contract-overlaps-permanent",
                "insertion.contract-has-hours");
        return form.send(() -> file(actor, person), () -> {
            corrections.endContract(person, contract, form.version(), lastDay.get());
            Flash.done(redirect, "insertion.written");
            return to(person);
        });
    }

    @PostMapping("/{person}/goals/{goal}")
    String moveGoal(
            @PathVariable PersonId person,
            @PathVariable UUID goal,
            @RequestParam int version,
            @RequestParam Goal.State state,
            RedirectAttributes redirect) {
        people.moveGoal(person, goal, version, state);
        Flash.done(redirect, "insertion.written");
        return to(person);
    }

    @PostMapping("/{person}/exit/withdrawal")
    String takeBackExit(@PathVariable PersonId person, @RequestParam int version, RedirectAttributes redirect) {
        people.takeBackExit(person, version);
        Flash.done(redirect, "insertion.exit-taken-back");
        return to(person);
    }

    /** Everything that is kept about somebody, in a form that other programs read, for themselves. */
    @GetMapping("/{person}/file.json")
    ResponseEntity<byte[]> export(@PathVariable PersonId person) {
        var file = people.export(person);
        return Download.of(
                MediaType.APPLICATION_JSON,
                "dossier-%s.json".formatted(file.reference()),
                ownFile.of(file).getBytes(StandardCharsets.UTF_8));
    }

    private static ModelAndView identity(String action, String reference, Map<String, String> known, int version) {
        var isNew = reference.isEmpty();
        return form(new EntryPage(
                isNew ? "insertion.entry.person" : "insertion.entry.identity",
                "insertion.entry.person-lead",
                reference,
                action,
                isNew ? ROOT : action,
                UUID.randomUUID(),
                version,
                PersonForm.fields(known)));
    }

    private ModelAndView question(Entry entry, PersonId person, int version) {
        return form(new EntryPage(
                entry.title(),
                entry.lead(),
                people.reference(person),
                "%s/%s/%s".formatted(ROOT, person, entry.segment()),
                ROOT + "/" + person,
                UUID.randomUUID(),
                version,
                entry.fields(today())));
    }

    static ModelAndView form(EntryPage page) {
        return new ModelAndView("insertion/entry", "it", page);
    }

    static void warn(ProlongationRule.Doubt doubt, RedirectAttributes redirect) {
        switch (doubt) {
            case TOO_LONG -> Flash.warn(redirect, "insertion.doubt.too-long");
            case TOO_LONG_TOGETHER -> Flash.warn(redirect, "insertion.doubt.too-long-together");
            case NOT_NOW -> Flash.warn(redirect, "insertion.doubt.not-now");
        }
    }

    static Part partOf(Actor actor) {
        return actor.is(Role.FOLLOW_UP) ? Part.WHOLE : Part.WORK;
    }

    static String to(PersonId person) {
        return "redirect:" + ROOT + "/" + person;
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
