package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.ClosureId;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.calendar.DeskSessionId;
import fr.conciergerie.calendar.PatternId;
import fr.conciergerie.calendar.web.CalendarPage.Day;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with the calendar: weekly habits, exceptions, closures. */
@Controller
@RequestMapping("/operator/calendar")
class CalendarController {

    private static final String ROOT = "/operator/calendar";

    private final Calendar calendar;
    private final Organisations organisations;
    private final CalendarPages pages;
    private final Clock clock;

    CalendarController(Calendar calendar, Organisations organisations, CalendarPages pages, Clock clock) {
        this.calendar = calendar;
        this.organisations = organisations;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    String month(
            @RequestParam(defaultValue = "") String site, @RequestParam(defaultValue = "") String month, Model model) {
        var sites = organisations.sites();
        if (sites.isEmpty()) {
            return "calendar/no-site";
        }
        var chosen = site.isEmpty() ? sites.getFirst() : organisations.site(organisations.siteId(site));
        var today = LocalDate.ofInstant(clock.instant(), chosen.zone());
        var shown = month.isEmpty() ? YearMonth.from(today) : month(month);
        model.addAttribute(
                "it",
                new CalendarPage(
                        chosen,
                        sites,
                        shown,
                        days(chosen, shown),
                        pages.patterns(chosen.id(), today),
                        pages.closures(chosen.id(), today),
                        today,
                        FormErrors.NONE));
        return "calendar/calendar";
    }

    @PostMapping("/{site}/patterns")
    String addPattern(
            @PathVariable String site,
            @RequestParam DayOfWeek weekday,
            @RequestParam LocalTime from,
            @RequestParam LocalTime until,
            @RequestParam LocalDate validFrom,
            @RequestParam(required = false) @Nullable LocalDate validUntil,
            RedirectAttributes redirect) {
        calendar.addPattern(organisations.siteId(site), weekday, new DeskHours(from, until), validFrom, validUntil);
        Flash.done(redirect, "calendar.pattern.added");
        return to(site);
    }

    @PostMapping("/{site}/patterns/{pattern}/end")
    String endPattern(
            @PathVariable String site,
            @PathVariable PatternId pattern,
            @RequestParam LocalDate lastDay,
            RedirectAttributes redirect) {
        calendar.endPattern(pattern, lastDay);
        Flash.done(redirect, "calendar.pattern.ended", lastDay);
        return to(site);
    }

    @PostMapping("/{site}/closures")
    String close(
            @PathVariable String site,
            @RequestParam LocalDate firstDay,
            @RequestParam LocalDate lastDay,
            @RequestParam String reason,
            @RequestParam(defaultValue = "false") boolean everywhere,
            RedirectAttributes redirect) {
        calendar.close(everywhere ? null : organisations.siteId(site), firstDay, lastDay, reason);
        Flash.done(redirect, "calendar.closure.added");
        return to(site);
    }

    @PostMapping("/{site}/closures/{closure}/lifting")
    String lift(@PathVariable String site, @PathVariable ClosureId closure, RedirectAttributes redirect) {
        calendar.lift(closure);
        Flash.done(redirect, "calendar.closure.lifted");
        return to(site);
    }

    @PostMapping("/{site}/sessions")
    String addSession(
            @PathVariable String site,
            @RequestParam LocalDate day,
            @RequestParam LocalTime from,
            @RequestParam LocalTime until,
            RedirectAttributes redirect) {
        var id = calendar.extraSession(organisations.siteId(site), day, new DeskHours(from, until));
        Flash.done(redirect, "calendar.session.added");
        return to(id);
    }

    @GetMapping("/sessions/{session}")
    String session(@PathVariable DeskSessionId session, Model model) {
        var site = organisations.site(calendar.session(session).site());
        model.addAttribute("site", site);
        model.addAttribute("it", pages.session(session, site.zone()));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), site.zone()));
        return "calendar/session";
    }

    @PostMapping("/sessions/{session}/holding")
    String hold(@PathVariable DeskSessionId session, Actor actor, RedirectAttributes redirect) {
        calendar.hold(session, actor.account());
        Flash.done(redirect, "calendar.session.held");
        return to(session);
    }

    @PostMapping("/sessions/{session}/cancellation")
    String cancel(
            @PathVariable DeskSessionId session,
            @RequestParam CancellationCause cause,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        calendar.cancel(session, cause, note(note));
        Flash.done(redirect, "calendar.session.cancelled");
        return to(session);
    }

    @PostMapping("/sessions/{session}/move")
    String move(
            @PathVariable DeskSessionId session,
            @RequestParam LocalDate day,
            @RequestParam LocalTime from,
            @RequestParam LocalTime until,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        var moved = calendar.move(session, day, new DeskHours(from, until), note(note));
        Flash.done(redirect, "calendar.session.moved");
        return to(moved);
    }

    @PostMapping("/sessions/{session}/reinstatement")
    String reinstate(@PathVariable DeskSessionId session, RedirectAttributes redirect) {
        calendar.reinstate(session);
        Flash.done(redirect, "calendar.session.reinstated");
        return to(session);
    }

    private List<Day> days(Site site, YearMonth month) {
        var sessions = pages.sessions(site, month);
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

    private static @Nullable String note(String typed) {
        if (typed.length() > 500) {
            throw new Refused("calendar.note-too-long", 500);
        }
        return typed.isBlank() ? null : typed.strip();
    }

    private static String to(String site) {
        return "redirect:" + ROOT + "?site=" + site;
    }

    private static String to(DeskSessionId session) {
        return "redirect:" + ROOT + "/sessions/" + session;
    }
}
