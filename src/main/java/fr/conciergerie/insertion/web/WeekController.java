package fr.conciergerie.insertion.web;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.insertion.HourEntry;
import fr.conciergerie.insertion.HourWeek;
import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.Market;
import fr.conciergerie.insertion.Spread;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Sessions;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The hours of a week for a team on one screen: what is right is kept, what is not is told at its cell. */
@Controller
@RequestMapping(WeekPage.PATH)
class WeekController {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private final Hours hours;
    private final Sessions sessions;
    private final DayClock dayClock;

    WeekController(Hours hours, Sessions sessions, DayClock dayClock) {
        this.hours = hours;
        this.sessions = sessions;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView week(@RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "") String from) {
        return page(day(day), from, 0, false);
    }

    @PostMapping
    ModelAndView save(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String from,
            FilledForm form,
            RedirectAttributes redirect) {
        var week = hours.week(day(day));
        var reason = form.choice("reason", HourEntry.Reason.class);
        var spread = spread(form, week);
        var kept = new AtomicInteger();
        var later = new AtomicInteger();
        var untouched = form.errors().any();
        if (!untouched) {
            for (var row : week.rows()) {
                for (var cell : row.days()) {
                    switch (put(form, row, cell, spread.get(), reason.get())) {
                        case ALREADY -> {}
                        case WRITTEN, CORRECTED -> kept.incrementAndGet();
                        case CORRECTED_LATER -> {
                            kept.incrementAndGet();
                            later.incrementAndGet();
                        }
                    }
                }
            }
        }
        form.check(allIn(week, form.fields()), "", "insertion.week.row-gone");
        return form.send(() -> page(week.monday(), from, kept.get(), untouched), () -> {
            Flash.done(
                    redirect,
                    later.get() == 0 ? "insertion.week.saved" : "insertion.week.saved-later",
                    kept.get(),
                    later.get());
            return "redirect:" + WeekPage.path(week.monday(), isIn(week, from) ? from : "");
        });
    }

    private static boolean isIn(HourWeek week, String person) {
        return week.rows().stream().anyMatch(it -> it.person().toString().equals(person));
    }

    /** Nobody has gone since the page was made for whom something was typed. */
    private static boolean allIn(HourWeek week, Map<String, String> fields) {
        var known = week.rows().stream()
                .flatMap(row -> row.days().stream().map(cell -> WeekPage.field(row, cell)))
                .collect(toSet());
        return fields.entrySet().stream()
                .noneMatch(
                        it -> it.getKey().startsWith("h-") && !it.getValue().isBlank() && !known.contains(it.getKey()));
    }

    /** A cell by itself: what is off with it keeps none of the others from being saved. */
    private Hours.Put put(
            FilledForm form, HourWeek.Row row, HourWeek.Day cell, SpreadOfNew spread, HourEntry.Reason reason) {
        var field = WeekPage.field(row, cell);
        if (!form.has(field)) {
            return Hours.Put.ALREADY;
        }
        var typed = form.readIfAny(field, WorkTime::minutes);
        if (form.errors().byField().containsKey(field)) {
            return Hours.Put.ALREADY;
        }
        try {
            return hours.put(
                    row.person(),
                    cell.day(),
                    seen(form.typed(WeekPage.seen(row, cell))),
                    typed == null ? 0 : typed,
                    minutes -> spread.of(cell.day(), minutes),
                    reason);
        } catch (Refused refused) {
            form.errors().add(field, refused);
            return Hours.Put.ALREADY;
        }
    }

    private static @Nullable UUID seen(String typed) {
        try {
            return typed.isEmpty() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** How a day that is new is spread over the markets. */
    private interface SpreadOfNew {
        Spread of(LocalDate day, int minutes);
    }

    private Supplier<SpreadOfNew> spread(FilledForm form, HourWeek week) {
        var markets = markets(week);
        if (markets.isEmpty()) {
            return () -> (_, minutes) -> forNone(minutes);
        }
        return form.choice("spread", chosen -> switch (chosen) {
            case WeekPage.NONE -> (_, minutes) -> forNone(minutes);
            case WeekPage.BY_SESSIONS -> (day, minutes) -> bySessions(day, minutes, markets);
            default -> {
                var market = markets.stream()
                        .map(Market::id)
                        .filter(it -> it.toString().equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("market " + chosen));
                yield (_, minutes) -> Spread.byHand(minutes, List.of(new Spread.Part(market, minutes)));
            }
        });
    }

    private Spread bySessions(LocalDate day, int minutes, List<Market> markets) {
        var held = sessions.heldOn(day);
        var weights = new ArrayList<Spread.Weight>();
        for (var market : markets) {
            var id = new MarketId(market.id());
            int times =
                    (int) held.stream().filter(it -> it.paidBy().contains(id)).count();
            if (times > 0 && market.runsOn(day)) {
                weights.add(new Spread.Weight(market.id(), times));
            }
        }
        int others = (int) held.stream().filter(it -> it.paidBy().isEmpty()).count();
        if (others > 0) {
            weights.add(new Spread.Weight(null, others));
        }
        return weights.isEmpty() ? forNone(minutes) : Spread.byWeight(Spread.Method.SESSION, minutes, weights);
    }

    private static Spread forNone(int minutes) {
        return Spread.byHand(minutes, List.of(new Spread.Part(null, minutes)));
    }

    private ModelAndView page(LocalDate day, String from, int kept, boolean asTyped) {
        var week = hours.week(day);
        return new ModelAndView(
                "insertion/week", "it", WeekPage.of(week, from, markets(week), kept, asTyped, dayClock.today()));
    }

    /** Those in force in the months of the week. */
    private List<Market> markets(HourWeek week) {
        var ids = new HashSet<UUID>();
        hours.marketsIn(YearMonth.from(week.monday())).forEach(it -> ids.add(it.id()));
        hours.marketsIn(YearMonth.from(week.sunday())).forEach(it -> ids.add(it.id()));
        return hours.markets().stream().filter(it -> ids.contains(it.id())).toList();
    }

    /** Any day of the week that is meant; where none is named yesterday, so that on a Monday the week that is over is typed. */
    private LocalDate day(String named) {
        return named.isBlank()
                ? dayClock.today().minusDays(1)
                : WrittenDay.read(named)
                        .filter(it -> !it.isBefore(FIRST) && !it.isAfter(LAST))
                        .orElseThrow(() -> Refused.malformed("insertion.week.not-a-day"));
    }
}
