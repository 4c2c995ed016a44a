package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.ClosureId;
import fr.conciergerie.calendar.Closures;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.calendar.PatternId;
import fr.conciergerie.calendar.SessionChanges;
import fr.conciergerie.calendar.web.CalendarPage.Day;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with the calendar: weekly habits, exceptions, closures. */
@Controller
@RequestMapping("/operator/calendar")
class CalendarController {

    private static final String ROOT = "/operator/calendar";

    private static final int LONGEST_WHY = 500;

    private final Calendar calendar;
    private final Closures closures;
    private final SessionChanges changes;
    private final Organisations organisations;
    private final CalendarQuery query;
    private final DayClock dayClock;

    CalendarController(
            Calendar calendar,
            Closures closures,
            SessionChanges changes,
            Organisations organisations,
            CalendarQuery query,
            DayClock dayClock) {
        this.calendar = calendar;
        this.closures = closures;
        this.changes = changes;
        this.organisations = organisations;
        this.query = query;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView month(@RequestParam(defaultValue = "") String site, @RequestParam(defaultValue = "") String month) {
        var sites = organisations.sites();
        if (sites.isEmpty()) {
            return new ModelAndView("calendar/no-site");
        }
        var chosen = site.isEmpty() ? sites.getFirst() : organisations.site(organisations.siteId(site));
        var today = today(chosen);
        var shown = month.isEmpty() ? YearMonth.from(today) : month(month);
        var view = new ModelAndView("calendar/calendar");
        view.addObject(
                "it",
                new CalendarPage(
                        chosen,
                        sites,
                        shown,
                        days(chosen, shown),
                        query.patterns(chosen.id(), today),
                        query.closures(chosen.id(), today),
                        today));
        return view;
    }

    @PostMapping("/{site}/patterns")
    ModelAndView addPattern(@PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var id = organisations.siteId(site);
        var weekdays = form.choices("weekday", DayOfWeek::valueOf);
        form.check(!weekdays.isEmpty(), "weekday", "calendar.needs-a-weekday");
        var hours = hours(form);
        var validFrom = form.day("validFrom");
        var validUntil = form.dayIfAny("validUntil");
        form.inOrder("validFrom", "validUntil", "calendar.days-out-of-order");
        return form.send(() -> month(site, ""), () -> {
            calendar.addPatterns(id, weekdays, hours.get(), validFrom.get(), validUntil);
            Flash.done(redirect, "calendar.pattern.added");
            return to(site);
        });
    }

    /** Where somebody counts on a session after that day, it is shown first. */
    @PostMapping("/{site}/patterns/{pattern}/end")
    ModelAndView endPattern(
            @PathVariable String site, @PathVariable PatternId pattern, FilledForm form, RedirectAttributes redirect) {
        var lastDay = form.day("lastDay");
        return form.show(() -> month(site, ""), () -> {
            var place = organisations.site(organisations.siteId(site));
            var ended = query.pattern(place.id(), pattern);
            var concerns = form.ticked("sure") ? List.<Concern>of() : changes.ofEnding(pattern, lastDay.get());
            if (!concerns.isEmpty()) {
                return new ModelAndView(
                        "calendar/pattern-end", "it", new PatternEndPage(place, ended, lastDay.get(), concerns));
            }
            calendar.endPattern(pattern, lastDay.get());
            if (form.ticked("sure")) {
                Flash.sent(redirect, "calendar.pattern.ended", lastDay.get());
            } else {
                Flash.done(redirect, "calendar.pattern.ended", lastDay.get());
            }
            return new ModelAndView(to(site));
        });
    }

    /** Where something else takes place in those days, it is shown first; what was shown and is confirmed is done. */
    @PostMapping("/{site}/closures")
    ModelAndView close(Actor actor, @PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var place = organisations.site(organisations.siteId(site));
        var firstDay = form.day("firstDay");
        var lastDay = form.day("lastDay", it -> !it.isBefore(today(place)), "calendar.closure.is-over");
        var reason = form.text("reason", 200);
        var everywhere = form.ticked("everywhere");
        form.inOrder("firstDay", "lastDay", "calendar.days-out-of-order");
        boolean readable = !form.errors().any();
        var said = OutcomesForm.read(form);
        var why = form.has("why") ? form.text("why", LONGEST_WHY) : "";
        form.errorAt("lastDay", "calendar.days-out-of-order");
        form.otherErrorsAt("sure");
        return form.show(
                () -> readable && form.ticked("sure")
                        ? shown(look(place, everywhere, firstDay.get(), lastDay.get(), reason))
                        : month(site, ""),
                () -> {
                    var where = everywhere ? null : place.id();
                    if (!form.ticked("sure")) {
                        var look = look(place, everywhere, firstDay.get(), lastDay.get(), reason);
                        if (look.concernsSomebody()) {
                            return shown(look);
                        }
                    }
                    var outcomes = new Outcomes(said.get(), why);
                    closures.close(actor, where, firstDay.get(), lastDay.get(), reason, outcomes);
                    if (outcomes.tellSomebody() || form.ticked("tells")) {
                        Flash.sent(redirect, "calendar.closure.added-and-told");
                    } else {
                        Flash.done(redirect, "calendar.closure.added");
                    }
                    return new ModelAndView(to(site));
                });
    }

    private ClosurePage look(Site site, boolean everywhere, LocalDate firstDay, LocalDate lastDay, String reason) {
        return new ClosurePage(
                site,
                everywhere,
                firstDay,
                lastDay,
                reason,
                closures.affected(everywhere ? null : site.id(), firstDay, lastDay),
                changes.ofClosing(everywhere ? null : site.id(), firstDay, lastDay));
    }

    private static ModelAndView shown(ClosurePage look) {
        return new ModelAndView("calendar/closure", "it", look);
    }

    @PostMapping("/{site}/closures/{closure}/lifting")
    String lift(@PathVariable String site, @PathVariable ClosureId closure, RedirectAttributes redirect) {
        calendar.lift(closure);
        Flash.done(redirect, "calendar.closure.lifted");
        return to(site);
    }

    @PostMapping("/{site}/sessions")
    ModelAndView addSession(@PathVariable String site, FilledForm form, RedirectAttributes redirect) {
        var id = organisations.siteId(site);
        var day = form.day("day");
        var hours = hours(form);
        return form.send(() -> month(site, ""), () -> {
            var session = calendar.extraSession(id, day.get(), hours.get());
            Flash.done(redirect, "calendar.session.added");
            return "redirect:" + ROOT + "/sessions/" + session;
        });
    }

    private List<Day> days(Site site, YearMonth month) {
        var sessions = query.sessions(site, month);
        var holidays = calendar.namedHolidays(site, month.getYear());
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(date -> new Day(
                        date,
                        holidays.get(date),
                        sessions.stream().filter(it -> it.day().equals(date)).toList()))
                .toList();
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeException _) {
            throw new NotFound("month " + typed);
        }
    }

    static Supplier<DeskHours> hours(FilledForm form) {
        var from = form.time("from");
        var until = form.time("until");
        form.errorAt("from", "calendar.hours-at-night", "calendar.overlaps");
        form.errorAt("until", "calendar.hours-too-short");
        return () -> new DeskHours(from.get(), until.get());
    }

    private LocalDate today(Site site) {
        return dayClock.todayAt(site.zone());
    }

    private static String to(String site) {
        return "redirect:" + ROOT + "?site=" + site;
    }
}
