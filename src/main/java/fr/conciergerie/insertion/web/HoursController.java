package fr.conciergerie.insertion.web;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.insertion.HourEntry;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.Market;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.Spread;
import fr.conciergerie.markets.Sessions;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** The working hours of a month: entered, validated and locked by the supervisor. */
@Controller
@RequestMapping("/insertion/hours")
class HoursController {

    private static final int PER_PAGE = 100;

    private final Hours hours;
    private final People people;
    private final Sessions sessions;
    private final Idempotency idempotency;
    private final DayClock dayClock;
    private final Clock clock;

    HoursController(
            Hours hours, People people, Sessions sessions, Idempotency idempotency, DayClock dayClock, Clock clock) {
        this.hours = hours;
        this.people = people;
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @GetMapping
    String month(
            Actor actor,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var shown = month(month);
        var slice = hours.month(shown, cursor, PER_PAGE);
        model.addAttribute(
                "it",
                new HoursPage(
                        shown,
                        actor.is(Role.SUPERVISOR),
                        hours.isLocked(shown),
                        shown.isBefore(dayClock.thisMonth()),
                        hours.markets(),
                        hours.byMarket(shown),
                        slice.items(),
                        slice.next() == null
                                ? null
                                : "%s?month=%s&cursor=%s".formatted(HoursPage.PATH, shown, slice.next()),
                        hours.awaitingValidation(shown),
                        clock.instant()));
        return "insertion/hours";
    }

    @GetMapping("/new")
    ModelAndView blank(@RequestParam(defaultValue = "") String month, @RequestParam(defaultValue = "") String person) {
        var shown = month(month);
        var day = shown.equals(dayClock.thisMonth()) ? dayClock.today() : shown.atDay(1);
        return form(shown, Set.of(), Map.of("day", day.toString(), "method", "SESSION", "person", person), null);
    }

    @PostMapping
    ModelAndView enter(FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var day = form.day("day");
        if (form.ticked(HoursForm.PROPOSE)) {
            return form.show(() -> again(form, ""), () -> proposal(form, day.get()));
        }
        var person = form.choice("person", this::person);
        var spread = SpreadForm.read(form, hours.markets(), form.dayIfAny("day"));
        form.errorAt(
                "day",
                "insertion.hours.not-yet",
                "insertion.hours.day-taken",
                "insertion.hours.month-locked",
                "insertion.hours.no-contract",
                "insertion.hours.outside-market");
        var stale = isStale(form);
        return form.send(
                () -> again(form, stale ? "" : form.typed(HoursForm.PROPOSED_FOR)),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    hours.enter(person.get(), day.get(), spread.get());
                    Flash.done(redirect, "insertion.hours.entered");
                    return to(YearMonth.from(day.get()));
                }));
    }

    /** Numbers that were proposed for one day are not saved for another before the reader is told. */
    private static boolean isStale(FilledForm form) {
        var proposedFor = form.dayIfAny(HoursForm.PROPOSED_FOR);
        var day = form.dayIfAny("day");
        if (proposedFor == null
                || day == null
                || day.equals(proposedFor)
                || !form.typed("method").equals(Spread.Method.SESSION.name())) {
            return false;
        }
        form.check(false, "day", "insertion.hours.proposed-for-another-day", proposedFor);
        return true;
    }

    /** @param proposedFor the day whose sessions stand in the fields; empty once somebody was told that it is another */
    private ModelAndView again(FilledForm form, String proposedFor) {
        return form(typedMonth(form), typed(form), Map.of(HoursForm.PROPOSED_FOR, proposedFor), null);
    }

    private ModelAndView proposal(FilledForm form, LocalDate day) {
        var proposal = new Proposal(day, sessions.heldOn(day));
        var month = YearMonth.from(day);
        var known = proposed(form.fields(), proposal, offered(typed(form), month));
        return form(month, typed(form), known, proposal);
    }

    /** As it was filled in, but for the spread; where there is nothing to propose, with that as well. */
    private static Map<String, String> proposed(Map<String, String> fields, Proposal proposal, List<Market> markets) {
        var known = new HashMap<>(fields);
        if (!proposal.isEmpty()) {
            known.putAll(proposal.fields(markets));
            known.put("method", Spread.Method.SESSION.name());
            known.put(HoursForm.PROPOSED_FOR, proposal.day().toString());
        }
        return known;
    }

    @GetMapping("/{entry}/correction")
    ModelAndView correction(@PathVariable UUID entry) {
        return correction(hours.entry(entry), Set.of(), null, null);
    }

    private ModelAndView correction(
            HourEntry it, Set<UUID> typed, @Nullable Map<String, String> fields, @Nullable Proposal proposal) {
        var markets = offered(typed, it.bookedIn(), YearMonth.from(it.day()));
        var reference = it.reference();
        return form(new HoursForm(
                HoursPage.PATH + "/" + it.id() + "/correction",
                it.bookedIn(),
                List.of(),
                markets,
                new HoursForm.Corrected(
                        reference == null ? "—" : reference, it.day(), it.minutes(), hours.isLocked(it.bookedIn())),
                proposal,
                fields == null || proposal == null ? SpreadForm.of(it.spread()) : proposed(fields, proposal, markets),
                UUID.randomUUID()));
    }

    @PostMapping("/{entry}/correction")
    ModelAndView correct(@PathVariable UUID entry, FilledForm form, IdempotencyKey key, RedirectAttributes redirect) {
        var it = hours.entry(entry);
        if (form.ticked(HoursForm.PROPOSE)) {
            return correction(it, typed(form), form.fields(), new Proposal(it.day(), sessions.heldOn(it.day())));
        }
        var reason = form.choice("reason", HourEntry.Reason.class);
        var instead = form.ticked("nothing") ? null : SpreadForm.read(form, hours.markets(), it.day());
        form.errorAt("hours", "insertion.hours.outside-market");
        return form.send(
                () -> correction(it, typed(form), null, null),
                () -> idempotency.onceForm(key, form.fields(), () -> {
                    hours.correct(entry, reason.get(), instead == null ? null : instead.get());
                    Flash.done(redirect, "insertion.hours.corrected");
                    return to(it.bookedIn());
                }));
    }

    @PostMapping("/validation")
    String validate(@RequestParam YearMonth month, @RequestParam Instant seenAt, RedirectAttributes redirect) {
        Flash.done(redirect, "insertion.hours.validated", hours.validate(month, seenAt));
        return to(month);
    }

    @GetMapping("/locking")
    String ask(@RequestParam(defaultValue = "") String month, Model model) {
        model.addAttribute("month", month(month));
        return "insertion/locking";
    }

    @PostMapping("/locking")
    String lock(@RequestParam YearMonth month, RedirectAttributes redirect) {
        hours.lock(month);
        Flash.done(redirect, "insertion.hours.locked-now");
        return to(month);
    }

    private ModelAndView form(
            YearMonth month, Set<UUID> typed, Map<String, String> known, @Nullable Proposal proposal) {
        return form(new HoursForm(
                HoursPage.PATH,
                month,
                people.inPath(People.Part.WORK, "hours"),
                offered(typed, month),
                null,
                proposal,
                known,
                UUID.randomUUID()));
    }

    private static ModelAndView form(HoursForm form) {
        return new ModelAndView("insertion/hours-form", "it", form);
    }

    /** What to choose from in these months; what somebody has already typed hours for stays in sight. */
    private List<Market> offered(Set<UUID> typed, YearMonth... months) {
        var ids = new HashSet<>(typed);
        for (var month : months) {
            hours.marketsIn(month).forEach(it -> ids.add(it.id()));
        }
        return hours.markets().stream().filter(it -> ids.contains(it.id())).toList();
    }

    /** The markets that something was typed for. */
    private Set<UUID> typed(FilledForm form) {
        return hours.markets().stream()
                .filter(it -> !form.typed(HoursForm.field(it)).isBlank())
                .map(Market::id)
                .collect(toSet());
    }

    /** The one that was chosen, by their key. */
    private PersonId person(String key) {
        var person = PersonId.of(key);
        people.reference(person);
        return person;
    }

    private YearMonth typedMonth(FilledForm form) {
        var day = form.dayIfAny("day");
        return day == null ? dayClock.thisMonth() : YearMonth.from(day);
    }

    private YearMonth month(String typed) {
        return typed.isBlank() ? dayClock.thisMonth() : Months.inAddress(typed);
    }

    private static String to(YearMonth month) {
        return "redirect:" + HoursPage.PATH + "?month=" + month;
    }
}
