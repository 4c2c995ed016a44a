package fr.conciergerie.insertion.web;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.insertion.HourEntry;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.Spread;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Idempotency;
import fr.conciergerie.web.IdempotencyKey;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
    private final Idempotency idempotency;
    private final Clock clock;

    HoursController(Hours hours, People people, Idempotency idempotency, Clock clock) {
        this.hours = hours;
        this.people = people;
        this.idempotency = idempotency;
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
                        shown.isBefore(YearMonth.now(clock)),
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
        var day = shown.equals(YearMonth.now(clock)) ? LocalDate.now(clock) : shown.atDay(1);
        return form(Map.of("day", day.toString(), "method", "SESSION", "person", person), FormErrors.NONE);
    }

    @PostMapping
    Object enter(@RequestParam Map<String, String> fields, IdempotencyKey key, RedirectAttributes redirect) {
        var typed = Typed.of(fields);
        var person = typed.errors().read("person", () -> personId(typed.text("person")));
        var day = typed.requiredDay("day");
        var spread = SpreadForm.read(typed, hours.markets());
        if (typed.errors().any()) {
            return form(fields, typed.errors());
        }
        try {
            return idempotency.onceForm(key, fields, () -> {
                hours.enter(requireNonNull(person), requireNonNull(day), requireNonNull(spread));
                Flash.done(redirect, "insertion.hours.entered");
                return to(YearMonth.from(requireNonNull(day)));
            });
        } catch (Refused refused) {
            typed.errors()
                    .add(fieldOf(refused), refused.key(), refused.arguments().toArray());
            return form(fields, typed.errors());
        }
    }

    @GetMapping("/{entry}/correction")
    ModelAndView correction(@PathVariable UUID entry) {
        var it = hours.entry(entry);
        return correction(it, SpreadForm.of(it.spread()), FormErrors.NONE);
    }

    @PostMapping("/{entry}/correction")
    Object correct(
            @PathVariable UUID entry,
            @RequestParam Map<String, String> fields,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var it = hours.entry(entry);
        var typed = Typed.of(fields);
        var reason = typed.choice(HourEntry.Reason.class, "reason");
        Spread instead = typed.text("nothing").equals("true") ? null : SpreadForm.read(typed, hours.markets());
        if (typed.errors().any()) {
            return correction(it, fields, typed.errors());
        }
        return idempotency.onceForm(key, fields, () -> {
            hours.correct(entry, requireNonNull(reason), instead);
            Flash.done(redirect, "insertion.hours.corrected");
            return to(it.bookedIn());
        });
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

    private ModelAndView form(Map<String, String> typed, FormErrors errors) {
        return form(new HoursForm(
                HoursPage.PATH,
                typedMonth(typed),
                people.inPath(People.Part.WORK, "hours"),
                hours.markets(),
                null,
                typed,
                UUID.randomUUID(),
                errors));
    }

    private ModelAndView correction(HourEntry it, Map<String, String> typed, FormErrors errors) {
        var reference = it.reference();
        return form(new HoursForm(
                HoursPage.PATH + "/" + it.id() + "/correction",
                it.bookedIn(),
                List.of(),
                hours.markets(),
                new HoursForm.Corrected(
                        reference == null ? "—" : reference, it.day(), it.minutes(), hours.isLocked(it.bookedIn())),
                new HashMap<>(typed),
                UUID.randomUUID(),
                errors));
    }

    private static ModelAndView form(HoursForm form) {
        var view = new ModelAndView("insertion/hours-form", Map.of("it", form));
        view.setStatus(form.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return view;
    }

    private static String fieldOf(Refused refused) {
        return switch (refused.key()) {
            case "insertion.hours.not-yet",
                    "insertion.hours.day-taken",
                    "insertion.hours.month-locked",
                    "insertion.hours.no-contract" -> "day";
            case "insertion.not-hours" -> "hours";
            default -> throw refused;
        };
    }

    private static PersonId personId(String typed) {
        try {
            return PersonId.of(typed);
        } catch (IllegalArgumentException _) {
            throw new Refused("insertion.choose-one");
        }
    }

    private YearMonth typedMonth(Map<String, String> typed) {
        try {
            return YearMonth.from(LocalDate.parse(typed.getOrDefault("day", "")));
        } catch (DateTimeParseException _) {
            return YearMonth.now(clock);
        }
    }

    private YearMonth month(String typed) {
        try {
            return typed.isBlank() ? YearMonth.now(clock) : YearMonth.parse(typed);
        } catch (DateTimeParseException _) {
            throw Refused.malformed("insertion.not-a-month");
        }
    }

    private static String to(YearMonth month) {
        return "redirect:" + HoursPage.PATH + "?month=" + month;
    }
}
