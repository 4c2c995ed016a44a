package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SeriesBookings;
import fr.conciergerie.bookings.SeriesRequest;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A member takes several hours at once, week by week. */
@Controller
@RequestMapping("/appointments/slots/{slot}/series")
class SeriesController {

    private final SeriesQuery query;
    private final SeriesBookings series;
    private final Idempotency idempotency;
    private final Dictionary dictionary;

    SeriesController(SeriesQuery query, SeriesBookings series, Idempotency idempotency, Dictionary dictionary) {
        this.query = query;
        this.series = series;
        this.idempotency = idempotency;
        this.dictionary = dictionary;
    }

    /** From the hour on: what can be had, and what is left out. */
    @GetMapping
    ModelAndView sessions(Actor actor, @PathVariable SlotId slot) {
        return new ModelAndView("bookings/series", "it", query.page(actor, slot, new MemberId(actor.requireSubject())));
    }

    /** Takes those that were shown, or none; a second click, or a second tab, finds the same series. */
    @PostMapping
    ModelAndView book(Actor actor, @PathVariable SlotId slot, FilledForm form, IdempotencyKey key) {
        var contract = ContractForm.read(form, dictionary, actor.locale());
        var slots = Objects.requireNonNullElse(form.readIfAny("sessions", SeriesPage::read), List.<SlotId>of());
        form.check(
                !slots.isEmpty() || form.errors().byField().containsKey("sessions"),
                "sessions",
                "bookings.series-is-empty");
        form.otherErrorsAt("sessions");
        var answer = form.send(
                () -> sessions(actor, slot),
                () -> idempotency.onceForm(key, List.of(form.typed("sessions"), contract), () -> {
                    var booked = series.book(
                            actor,
                            new SeriesRequest(
                                    slots,
                                    null,
                                    Channel.ONLINE,
                                    contract.price(),
                                    contract.terms(),
                                    contract.beginAtOnce()));
                    return "redirect:/appointments/" + booked.getFirst().id() + "?booked=true";
                }));
        if (answer.getModel().get("it") instanceof SeriesPage page && page.hasMovedOn(slots)) {
            answer.setStatus(HttpStatus.CONFLICT);
        }
        return answer;
    }
}
