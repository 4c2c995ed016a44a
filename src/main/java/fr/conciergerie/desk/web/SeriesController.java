package fr.conciergerie.desk.web;

import fr.conciergerie.bookings.SeriesBookings;
import fr.conciergerie.bookings.SeriesRequest;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.web.SeriesPage;
import fr.conciergerie.bookings.web.SeriesQuery;
import fr.conciergerie.desk.DeskOrders;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Several hours at once for somebody who stands at the desk. */
@Controller
@RequestMapping("/desk/appointments/new/{member}/slots/{slot}/series")
class SeriesController {

    private final DeskSites sites;
    private final DeskOrders deskOrders;
    private final SeriesQuery query;
    private final SeriesBookings series;
    private final Idempotency idempotency;

    SeriesController(
            DeskSites sites, DeskOrders deskOrders, SeriesQuery query, SeriesBookings series, Idempotency idempotency) {
        this.sites = sites;
        this.deskOrders = deskOrders;
        this.query = query;
        this.series = series;
        this.idempotency = idempotency;
    }

    @GetMapping
    ModelAndView sessions(Actor actor, HttpSession session, @PathVariable MemberId member, @PathVariable SlotId slot) {
        var whom = deskOrders.member(sites.current(actor, session).site(), member);
        return new ModelAndView("desk/series", Map.of("member", whom, "it", query.page(actor, slot, whom.id())));
    }

    @PostMapping
    ModelAndView book(
            Actor actor,
            HttpSession session,
            @PathVariable MemberId member,
            @PathVariable SlotId slot,
            FilledForm form,
            IdempotencyKey key,
            RedirectAttributes redirect) {
        var whom =
                deskOrders.member(sites.current(actor, session).site(), member).id();
        var slots = Objects.requireNonNullElse(form.readIfAny("sessions", SeriesPage::read), List.<SlotId>of());
        form.check(
                !slots.isEmpty() || form.errors().byField().containsKey("sessions"),
                "sessions",
                "bookings.series-is-empty");
        form.otherErrorsAt("sessions");
        var answer = form.send(
                () -> sessions(actor, session, member, slot),
                () -> idempotency.onceForm(key, List.of(member.toString(), form.typed("sessions")), () -> {
                    var booked = series.book(actor, new SeriesRequest(slots, whom, Channel.DESK, null, null, null));
                    var first = booked.getFirst();
                    Flash.done(redirect, "desk.appointments.booked-series", booked.size(), first.memberName());
                    return "redirect:/desk/appointments?day="
                            + first.startsAt().atZone(first.zone()).toLocalDate();
                }));
        if (answer.getModel().get("it") instanceof SeriesPage page && page.hasMovedOn(slots)) {
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }
}
