package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskSessionId;
import fr.conciergerie.calendar.SessionChanges;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with one session of the desk. Whom it concerns is shown before anything happens. */
@Controller
@RequestMapping(SessionController.ROOT + "/{session}")
class SessionController {

    static final String ROOT = "/operator/calendar/sessions";

    private final Calendar calendar;
    private final SessionChanges changes;
    private final Organisations organisations;
    private final CalendarQuery query;
    private final DayClock dayClock;

    SessionController(
            Calendar calendar,
            SessionChanges changes,
            Organisations organisations,
            CalendarQuery query,
            DayClock dayClock) {
        this.calendar = calendar;
        this.changes = changes;
        this.organisations = organisations;
        this.query = query;
        this.dayClock = dayClock;
    }

    @GetMapping
    ModelAndView session(@PathVariable DeskSessionId session) {
        var site = site(session);
        var view = new ModelAndView("calendar/session");
        view.addObject("site", site);
        view.addObject("it", query.session(session, site.zone()));
        view.addObject("today", today(site));
        return view;
    }

    @PostMapping("/holding")
    String hold(@PathVariable DeskSessionId session, Actor actor, RedirectAttributes redirect) {
        calendar.hold(session, actor.account());
        Flash.done(redirect, "calendar.session.held");
        return to(session);
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(@PathVariable DeskSessionId session, FilledForm form, RedirectAttributes redirect) {
        var cause = form.choice("cause", CancellationCause.class);
        var note = note(form);
        form.errorAt("cause", "calendar.not-a-cause");
        return unlessItConcerns(form, session, null, () -> changes.ofCancelling(session), () -> {
            calendar.cancel(session, cause.get(), note);
            Flash.sent(redirect, "calendar.session.cancelled");
            return to(session);
        });
    }

    @PostMapping("/move")
    ModelAndView move(@PathVariable DeskSessionId session, FilledForm form, RedirectAttributes redirect) {
        var day = form.day("day");
        var hours = CalendarController.hours(form);
        var note = note(form);
        return unlessItConcerns(
                form, session, form.dayIfAny("day"), () -> changes.ofMoving(session, day.get(), hours.get()), () -> {
                    var moved = calendar.move(session, day.get(), hours.get(), note);
                    if (form.ticked("sure")) {
                        Flash.sent(redirect, "calendar.session.moved");
                    } else {
                        Flash.done(redirect, "calendar.session.moved");
                    }
                    return to(moved);
                });
    }

    @PostMapping("/reinstatement")
    String reinstate(@PathVariable DeskSessionId session, RedirectAttributes redirect) {
        calendar.reinstate(session);
        Flash.done(redirect, "calendar.session.reinstated");
        return to(session);
    }

    /**
     * Where it concerns something, that is shown first; what was shown and is confirmed is done.
     *
     * @param day on which it takes place instead; null where it does not at all
     */
    private ModelAndView unlessItConcerns(
            FilledForm form,
            DeskSessionId session,
            @Nullable LocalDate day,
            Supplier<List<Concern>> concerns,
            Supplier<String> work) {
        return form.show(() -> session(session), () -> {
            var concerned = form.ticked("sure") ? List.<Concern>of() : concerns.get();
            if (concerned.isEmpty()) {
                return new ModelAndView(work.get());
            }
            var site = site(session);
            return new ModelAndView(
                    "calendar/session-change",
                    "it",
                    new SessionChangePage(site, query.session(session, site.zone()), day, form, concerned));
        });
    }

    private Site site(DeskSessionId session) {
        return organisations.site(calendar.session(session).site());
    }

    private LocalDate today(Site site) {
        return dayClock.todayAt(site.zone());
    }

    private static @Nullable String note(FilledForm form) {
        var note = form.textIfAny("note", 500);
        return note.isEmpty() ? null : note;
    }

    private static String to(DeskSessionId session) {
        return "redirect:" + ROOT + "/" + session;
    }
}
