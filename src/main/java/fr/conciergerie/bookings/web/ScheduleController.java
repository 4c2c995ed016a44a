package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.ScheduleId;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.ui.Choice;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with a schedule: its terms, the hours of its week, the days that differ. */
@Controller
@RequestMapping("/operator/appointments")
class ScheduleController {

    private final Schedules schedules;
    private final ScheduleQuery query;
    private final Organisations organisations;
    private final DayClock dayClock;
    private final Clock clock;

    ScheduleController(
            Schedules schedules, ScheduleQuery query, Organisations organisations, DayClock dayClock, Clock clock) {
        this.schedules = schedules;
        this.query = query;
        this.organisations = organisations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** @param site where; chosen first, for what is sold there is not what is sold elsewhere */
    @GetMapping("/practitioners/{practitioner}/schedules")
    ModelAndView form(@PathVariable PractitionerId practitioner, @RequestParam(defaultValue = "") String site) {
        var page = new ModelAndView("bookings/schedule-new");
        page.addObject("practitioner", schedules.practitioner(practitioner));
        if (site.isEmpty()) {
            page.addObject(
                    "sites",
                    organisations.sites().stream()
                            .map(it -> new Choice(it.slug(), it.name()))
                            .toList());
            return page;
        }
        var chosen = organisations.site(organisations.siteId(site));
        page.addObject("site", chosen);
        page.addObject(
                "offers",
                schedules.bookable(chosen.id()).stream()
                        .map(it -> new Choice(it.slug(), it.details().name()))
                        .toList());
        page.addObject("usual", TermsForm.USUAL);
        return page;
    }

    @PostMapping("/practitioners/{practitioner}/schedules")
    ModelAndView open(@PathVariable PractitionerId practitioner, FilledForm form, RedirectAttributes redirect) {
        schedules.practitioner(practitioner);
        var site = form.choice("site", this::site);
        var offer = form.choice("offer", it -> bookable(site(form.typed("site")), it));
        var terms = TermsForm.read(form);
        form.errorAt("offer", "bookings.schedule-exists", "bookings.not-by-appointment");
        return form.send(() -> form(practitioner, known(form.typed("site"))), () -> {
            var id = schedules.open(practitioner, site.get().id(), offer.get(), terms.get());
            Flash.done(redirect, "bookings.schedule.opened");
            return to(id);
        });
    }

    @GetMapping("/schedules/{schedule}")
    ModelAndView schedule(@PathVariable ScheduleId schedule) {
        var it = schedules.schedule(schedule);
        return new ModelAndView(
                "bookings/schedule", "it", new SchedulePage(query.row(it), schedules.preview(it), clock.instant()));
    }

    @PostMapping("/schedules/{schedule}")
    ModelAndView change(@PathVariable ScheduleId schedule, FilledForm form, RedirectAttributes redirect) {
        var before = schedules.schedule(schedule);
        var terms = TermsForm.read(form);
        var open = form.ticked("open");
        return form.send(() -> schedule(schedule), () -> {
            schedules.change(schedule, form.version(), terms.get(), open);
            Flash.done(
                    redirect,
                    before.open() == open
                            ? "bookings.schedule.changed"
                            : open ? "bookings.schedule.reopened" : "bookings.schedule.closed");
            return to(schedule);
        });
    }

    @PostMapping("/schedules/{schedule}/hours")
    ModelAndView addHours(@PathVariable ScheduleId schedule, FilledForm form, RedirectAttributes redirect) {
        schedules.schedule(schedule);
        var weekdays = form.choices("weekday", DayOfWeek::valueOf);
        form.check(!weekdays.isEmpty(), "weekday", "bookings.needs-a-weekday");
        var hours = hours(form, "from", "until");
        var validFrom = form.day("validFrom");
        var validUntil = form.dayIfAny("validUntil");
        form.inOrder("validFrom", "validUntil", "bookings.days-out-of-order");
        form.errorAt("from", "bookings.hours-overlap");
        form.errorAt("until", "bookings.hours-out-of-order");
        return form.send(() -> schedule(schedule), () -> {
            schedules.addWeekly(schedule, weekdays, hours.get(), validFrom.get(), validUntil);
            Flash.done(redirect, "bookings.hours.added");
            return to(schedule);
        });
    }

    @PostMapping("/schedules/{schedule}/hours/{weekly}/end")
    ModelAndView endHours(
            @PathVariable ScheduleId schedule,
            @PathVariable UUID weekly,
            FilledForm form,
            RedirectAttributes redirect) {
        if (schedules.schedule(schedule).weekly().stream()
                .noneMatch(it -> it.id().equals(weekly))) {
            throw new NotFound("hours " + weekly);
        }
        var lastDay = form.day("lastDay");
        form.errorAt("lastDay", "bookings.hours-ended");
        return form.send(() -> schedule(schedule), () -> {
            schedules.endWeekly(schedule, weekly, lastDay.get());
            Flash.done(redirect, "bookings.hours.ended", lastDay.get());
            return to(schedule);
        });
    }

    /** A day with hours of its own: one time, or two around a break. */
    @PostMapping("/schedules/{schedule}/days")
    ModelAndView setDay(@PathVariable ScheduleId schedule, FilledForm form, RedirectAttributes redirect) {
        var day = day(schedule, form);
        var hours = hours(form, "from", "until");
        var again = form.timeIfAny("againFrom");
        var againUntil = form.timeIfAny("againUntil");
        if (form.errors().byField().get("againFrom") == null) {
            form.check((again == null) == (againUntil == null), "againUntil", "bookings.hours-half-said");
            form.check(
                    again == null || againUntil == null || again.isBefore(againUntil),
                    "againUntil",
                    "bookings.hours-out-of-order");
        }
        form.errorAt("from", "bookings.hours-overlap");
        form.errorAt("until", "bookings.hours-out-of-order");
        return form.send(() -> schedule(schedule), () -> {
            var own = Stream.concat(
                            Stream.of(hours.get()),
                            again == null || againUntil == null
                                    ? Stream.empty()
                                    : Stream.of(new OpenHours(again, againUntil)))
                    .toList();
            schedules.setDay(schedule, day.get(), own);
            return noted(redirect, schedule, day.get(), "bookings.day.set");
        });
    }

    @PostMapping("/schedules/{schedule}/days-off")
    ModelAndView takeDayOff(@PathVariable ScheduleId schedule, FilledForm form, RedirectAttributes redirect) {
        var day = day(schedule, form);
        return form.send(() -> schedule(schedule), () -> {
            schedules.setDay(schedule, day.get(), List.of());
            return noted(redirect, schedule, day.get(), "bookings.day.off");
        });
    }

    @PostMapping("/schedules/{schedule}/days/reset")
    ModelAndView resetDay(@PathVariable ScheduleId schedule, FilledForm form, RedirectAttributes redirect) {
        schedules.schedule(schedule);
        var day = form.day("day");
        return form.send(() -> schedule(schedule), () -> {
            schedules.resetDay(schedule, day.get());
            return noted(redirect, schedule, day.get(), "bookings.day.reset");
        });
    }

    /** Whoever has booked that day is not told of it by itself: the manager is told of them. */
    private String noted(RedirectAttributes redirect, ScheduleId schedule, LocalDate day, String done) {
        int coming = schedules.coming(schedule, day);
        if (coming == 0) {
            Flash.done(redirect, done, day);
        } else {
            Flash.warn(redirect, "bookings.day.coming", coming, day);
        }
        return to(schedule);
    }

    private Supplier<LocalDate> day(ScheduleId id, FilledForm form) {
        var today = dayClock.todayAt(
                organisations.site(schedules.schedule(id).site()).zone());
        return form.day("day", it -> !it.isBefore(today), "bookings.day-is-over");
    }

    private static Supplier<OpenHours> hours(FilledForm form, String first, String last) {
        var from = form.time(first);
        var until = form.time(last);
        return () -> new OpenHours(from.get(), until.get());
    }

    private Site site(String slug) {
        return organisations.site(organisations.siteId(slug));
    }

    /** The site that was chosen; none where there is no such one, so that it is chosen again. */
    private String known(String slug) {
        return organisations.sites().stream()
                .map(Site::slug)
                .filter(slug::equals)
                .findFirst()
                .orElse("");
    }

    private String bookable(Site site, String service) {
        return schedules.bookable(site.id()).stream()
                .map(Offer::slug)
                .filter(service::equals)
                .findFirst()
                .orElseThrow(() -> new NotFound("offer " + service));
    }

    private static String to(ScheduleId schedule) {
        return "redirect:/operator/appointments/schedules/" + schedule;
    }
}
