package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.PractitionerCalendars;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.freebusy.CalendarAddress;
import fr.conciergerie.web.FilledForm;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Those who receive say where they keep another calendar, so that nobody books when they are busy by it. */
@Component
class OtherCalendarPages {

    private final PractitionerCalendars calendars;

    OtherCalendarPages(PractitionerCalendars calendars) {
        this.calendars = calendars;
    }

    ModelAndView calendar(ReceivingVisit visit, PractitionerId practitioner) {
        var receiver = visit.receiver();
        var who = calendars.practitioner(receiver, practitioner);
        return new ModelAndView(
                "bookings/other-calendar",
                "it",
                new OtherCalendarPage(
                        visit.root(),
                        visit.byLink(),
                        visit.done(),
                        who,
                        calendars.of(List.of(who)).get(practitioner),
                        calendars.clashes(receiver, practitioner),
                        calendars.zone(receiver)));
    }

    ModelAndView connect(ReceivingVisit visit, PractitionerId practitioner, FilledForm form) {
        calendars.practitioner(visit.receiver(), practitioner);
        var address = form.read("address", CalendarAddress::of);
        form.errorAt("address", "vault.closed");
        return form.send(() -> calendar(visit, practitioner), () -> {
            calendars.connect(visit.receiver(), practitioner, address.get());
            return visit.onTo(path(practitioner), "bookings.other-calendar.connected");
        });
    }

    String read(ReceivingVisit visit, PractitionerId practitioner) {
        calendars.readSoon(visit.receiver(), practitioner);
        return visit.onTo(path(practitioner), "bookings.other-calendar.read-soon");
    }

    String disconnect(ReceivingVisit visit, PractitionerId practitioner) {
        calendars.disconnect(visit.receiver(), practitioner);
        return visit.onTo(path(practitioner), "bookings.other-calendar.disconnected");
    }

    private static String path(PractitionerId practitioner) {
        return "/calendar/" + practitioner;
    }
}
