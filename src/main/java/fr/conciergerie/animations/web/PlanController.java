package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationStatus;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.Effort;
import fr.conciergerie.animations.Efforts;
import fr.conciergerie.animations.Feedback;
import fr.conciergerie.animations.Proposals;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with animations: plans, announces, changes and cancels them, and sees who comes. */
@Controller
@RequestMapping("/operator/animations")
class PlanController {

    private static final int MOST_PARTNERS = 500;
    private static final int LONGEST_REASON = 500;

    private final Animations animations;
    private final Registrations registrations;
    private final AnimationWaitingLists waiting;
    private final Efforts efforts;
    private final ObjectProvider<Feedback> feedback;
    private final Proposals proposals;
    private final Organisations organisations;
    private final Partners partners;
    private final Idempotency idempotency;
    private final DayClock dayClock;
    private final Clock clock;

    PlanController(
            Animations animations,
            Registrations registrations,
            AnimationWaitingLists waiting,
            Efforts efforts,
            ObjectProvider<Feedback> feedback,
            Proposals proposals,
            Organisations organisations,
            Partners partners,
            Idempotency idempotency,
            DayClock dayClock,
            Clock clock) {
        this.animations = animations;
        this.registrations = registrations;
        this.waiting = waiting;
        this.efforts = efforts;
        this.feedback = feedback;
        this.proposals = proposals;
        this.organisations = organisations;
        this.partners = partners;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** A month; this one where none is named. */
    @GetMapping
    ModelAndView month(Actor actor, @RequestParam(defaultValue = "") String month) {
        var shown = month.isEmpty() ? dayClock.thisMonth() : read(month);
        var page = new ModelAndView("animations/plan");
        page.addObject("month", shown);
        page.addObject("animations", animations.between(actor, shown.atDay(1), shown.atEndOfMonth()));
        page.addObject("proposals", proposals.open());
        return page;
    }

    @GetMapping("/new")
    ModelAndView form() {
        return form(null, List.of()).addObject("once", UUID.randomUUID().toString());
    }

    @PostMapping
    ModelAndView draft(FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var details = details(form);
        var repetition = RepetitionForm.read(form);
        return form.send(
                this::form,
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    var made = animations.draft(repetition.get().of(details.get()));
                    Flash.done(
                            redirect,
                            made.size() == 1 ? "animations.drafted" : "animations.series.drafted",
                            made.size());
                    return to(made.getFirst());
                }));
    }

    @GetMapping("/{event}")
    ModelAndView animation(Actor actor, @PathVariable("event") AnimationId animation) {
        var page = new ModelAndView("animations/planned");
        var it = animations.animation(actor, animation);
        page.addObject("it", it);
        page.addObject("series", animations.series(actor, it));
        page.addObject("registered", registrations.of(actor, animation));
        page.addObject("waiting", waiting.of(actor, animation));
        page.addObject(
                "said",
                feedback.stream()
                        .flatMap(from -> from.of(animation).stream())
                        .findFirst()
                        .orElse(null));
        page.addObject("now", clock.instant());
        return page;
    }

    @GetMapping("/{event}/edit")
    ModelAndView edit(Actor actor, @PathVariable("event") AnimationId animation) {
        var it = animations.animation(actor, animation);
        return form(it, toCome(actor, it));
    }

    @PostMapping("/{event}")
    ModelAndView change(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        var before = animations.animation(actor, animation);
        var details = details(form);
        form.errorAt("everyDay", "animations.series.not-that-day");
        var others =
                form.ticked("everyDay") ? SeriesForm.read(form, toCome(actor, before)) : Map.<AnimationId, Integer>of();
        return form.send(() -> edit(actor, animation), () -> {
            animations.change(animation, form.version(), details.get(), others);
            int told = animations.animation(actor, animation).sequence() == before.sequence()
                    ? 0
                    : registrations.of(actor, animation).size();
            if (others.isEmpty()) {
                Flash.done(redirect, told == 0 ? "animations.changed" : "animations.changed-and-told", told);
            } else {
                Flash.done(redirect, "animations.series.changed", others.size() + 1);
            }
            return to(animation);
        });
    }

    @PostMapping("/{event}/publication")
    String publish(@PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.publish(animation, form.version());
        Flash.done(redirect, "animations.published");
        return to(animation);
    }

    @PostMapping("/{event}/holding")
    String hold(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.hold(actor, animation, form.version());
        Flash.done(redirect, "animations.held");
        return to(animation);
    }

    /** What it asks of the concierge: the plan before, and how long it took afterwards. */
    @PostMapping("/{event}/effort")
    ModelAndView effort(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var planned = form.readIfAny("planned", WorkTime::minutes);
        var actual = form.readIfAny("actual", WorkTime::minutes);
        var material = form.textIfAny("material", Effort.LONGEST_MATERIAL);
        form.check(
                actual == null || actual <= Effort.MOST_MINUTES,
                "actual",
                "animations.effort.out-of-bounds",
                Effort.MOST_HOURS);
        form.errorAt("planned", "animations.effort.out-of-bounds");
        form.errorAt("actual", "animations.not-yet", "animations.does-not-take-place");
        return form.send(() -> animation(actor, animation), () -> {
            efforts.change(actor, animation, form.version(), new Effort(planned, actual, material));
            Flash.done(redirect, "animations.effort.saved");
            return to(animation);
        });
    }

    /** Asks once more, with everybody who will be told. */
    @GetMapping("/{event}/cancellation")
    ModelAndView askToCancel(Actor actor, @PathVariable("event") AnimationId animation) {
        var page = new ModelAndView("animations/cancellation");
        page.addObject("it", animations.animation(actor, animation));
        page.addObject("registered", registrations.of(actor, animation));
        return page;
    }

    @PostMapping("/{event}/cancellation")
    ModelAndView cancel(
            Actor actor, @PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.animation(actor, animation);
        var reason = form.text("reason", LONGEST_REASON);
        return form.send(() -> askToCancel(actor, animation), () -> {
            animations.cancel(animation, form.version(), reason);
            Flash.done(
                    redirect,
                    "animations.cancelled",
                    registrations.of(actor, animation).size());
            return to(animation);
        });
    }

    @GetMapping("/{event}/removal")
    ModelAndView askToRemove(Actor actor, @PathVariable("event") AnimationId animation) {
        return new ModelAndView("animations/removal", "it", animations.animation(actor, animation));
    }

    @PostMapping("/{event}/removal")
    String remove(@PathVariable("event") AnimationId animation, FilledForm form, RedirectAttributes redirect) {
        animations.remove(animation, form.version());
        Flash.done(redirect, "animations.removed");
        return "redirect:/operator/animations";
    }

    private Supplier<AnimationDetails> details(FilledForm form) {
        return PlanForm.read(
                form, organisations::siteId, organisations::organisationId, this::partner, animations::zoneOf);
    }

    /** The other days of its series that are still to come. */
    private List<AnimationView> toCome(Actor actor, AnimationView it) {
        var now = clock.instant();
        return animations.series(actor, it).stream()
                .filter(one -> !one.id().equals(it.id()))
                .filter(one -> one.status() == AnimationStatus.DRAFT
                        || one.status() == AnimationStatus.PUBLISHED && !one.hasBegun(now))
                .toList();
    }

    private ModelAndView form(@Nullable AnimationView known, List<AnimationView> toCome) {
        return new ModelAndView(
                "animations/form",
                "it",
                new PlanPage(
                        known,
                        toCome,
                        organisations.sites().stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList(),
                        organisations.organisations().stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList(),
                        partners.list(PartnerFilter.ACTIVE, null, MOST_PARTNERS).items().stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList(),
                        dayClock.today()));
    }

    private PartnerId partner(String key) {
        return partners.partner(new PartnerId(UUID.fromString(key))).id();
    }

    private static YearMonth read(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException _) {
            throw new NotFound("month " + month);
        }
    }

    private static String to(AnimationId animation) {
        return "redirect:/operator/animations/" + animation;
    }
}
