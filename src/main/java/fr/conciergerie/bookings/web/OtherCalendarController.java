package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.PractitionerCalendars;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.freebusy.CalendarAddress;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Those who receive say where they keep another calendar, so that nobody books when they are busy by it. */
@Controller
@RequestMapping("/partner/appointments/calendar/{practitioner}")
class OtherCalendarController {

    private final PractitionerCalendars calendars;

    OtherCalendarController(PractitionerCalendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping
    ModelAndView calendar(Actor actor, @PathVariable PractitionerId practitioner) {
        var receiver = Receiver.of(actor);
        var who = calendars.practitioner(receiver, practitioner);
        return new ModelAndView(
                "bookings/other-calendar",
                "it",
                new OtherCalendarPage(
                        who,
                        calendars.of(List.of(who)).get(practitioner),
                        calendars.clashes(receiver, practitioner),
                        calendars.zone(receiver)));
    }

    @PostMapping
    ModelAndView connect(
            Actor actor, @PathVariable PractitionerId practitioner, FilledForm form, RedirectAttributes redirect) {
        calendars.practitioner(Receiver.of(actor), practitioner);
        var address = form.read("address", CalendarAddress::of);
        return form.send(() -> calendar(actor, practitioner), () -> {
            calendars.connect(Receiver.of(actor), practitioner, address.get());
            Flash.done(redirect, "bookings.other-calendar.connected");
            return to(practitioner);
        });
    }

    @PostMapping("/reading")
    String read(Actor actor, @PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        calendars.readSoon(Receiver.of(actor), practitioner);
        Flash.done(redirect, "bookings.other-calendar.read-soon");
        return to(practitioner);
    }

    @PostMapping("/removal")
    String disconnect(Actor actor, @PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        calendars.disconnect(Receiver.of(actor), practitioner);
        Flash.done(redirect, "bookings.other-calendar.disconnected");
        return to(practitioner);
    }

    private static String to(PractitionerId practitioner) {
        return "redirect:/partner/appointments/calendar/" + practitioner;
    }
}
