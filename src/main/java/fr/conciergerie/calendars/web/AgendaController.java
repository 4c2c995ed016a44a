package fr.conciergerie.calendars.web;

import fr.conciergerie.calendars.Agenda;
import fr.conciergerie.calendars.web.AgendaPage.View;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.Actor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own days, as a list, a week or a month. */
@Controller
class AgendaController {

    /** Nobody looks further, back or ahead. */
    private static final int FURTHEST_DAYS = 3_650;

    private final Agenda agenda;
    private final DayClock dayClock;

    AgendaController(Agenda agenda, DayClock dayClock) {
        this.agenda = agenda;
        this.dayClock = dayClock;
    }

    @GetMapping("/agenda")
    ModelAndView days(
            Actor actor,
            @RequestParam(name = "view", defaultValue = "list") String layout,
            @RequestParam(defaultValue = "") String day) {
        var view = Arrays.stream(View.values())
                .filter(it -> it.word().equals(layout))
                .findFirst()
                .orElseThrow(() -> new NotFound("days as " + layout));
        var today = dayClock.today();
        var chosen = day.isEmpty() ? today : day(day, today);
        var items = agenda.of(actor, AgendaPage.first(view, chosen), AgendaPage.last(view, chosen));
        return new ModelAndView("calendars/agenda", "it", new AgendaPage(view, chosen, today, items));
    }

    private static LocalDate day(String typed, LocalDate today) {
        return WrittenDay.read(typed)
                .filter(it -> Math.abs(ChronoUnit.DAYS.between(today, it)) <= FURTHEST_DAYS)
                .orElseThrow(() -> new NotFound("day " + typed));
    }
}
