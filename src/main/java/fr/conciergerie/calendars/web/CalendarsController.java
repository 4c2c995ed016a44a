package fr.conciergerie.calendars.web;

import fr.conciergerie.bookings.KeptTimes;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.Receiver;
import fr.conciergerie.calendars.AddressId;
import fr.conciergerie.calendars.Addresses;
import fr.conciergerie.calendars.web.CalendarsPage.SiteCalendar;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Role;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The addresses at which somebody's own calendar reads what is agreed here. */
@Controller
@RequestMapping("/calendars")
class CalendarsController {

    private final Addresses addresses;
    private final KeptTimes receiving;
    private final Organisations organisations;
    private final OperatorDirectory operators;
    private final PublicAddress publicAddress;

    CalendarsController(
            Addresses addresses,
            KeptTimes receiving,
            Organisations organisations,
            OperatorDirectory operators,
            PublicAddress publicAddress) {
        this.addresses = addresses;
        this.receiving = receiving;
        this.organisations = organisations;
        this.operators = operators;
        this.publicAddress = publicAddress;
    }

    @GetMapping
    ModelAndView calendars(Actor actor) {
        return page(actor, "");
    }

    /** The page that comes back shows the address, this once; it is kept nowhere, so there is no redirect. */
    @PostMapping("/addresses")
    ModelAndView make(Actor actor, FilledForm form) {
        var token = form.choice("address", it -> token(actor, it));
        var practitioner = actor.is(Role.PARTNER) ? form.choice("practitioner", it -> practitioner(actor, it)) : null;
        form.errorAt("address", "calendars.too-many");
        return form.show(() -> calendars(actor), () -> {
            addresses.make(actor, token.get(), practitioner == null ? null : practitioner.get());
            return page(actor, feed(token.get()));
        });
    }

    @PostMapping("/addresses/{address}/replacement")
    ModelAndView replace(Actor actor, @PathVariable AddressId address, FilledForm form) {
        var token = form.choice("address", it -> token(actor, it));
        return form.show(() -> calendars(actor), () -> {
            addresses.replace(actor, address, token.get());
            return page(actor, feed(token.get()));
        });
    }

    @PostMapping("/addresses/{address}/revocation")
    String revoke(Actor actor, @PathVariable AddressId address, RedirectAttributes redirect) {
        addresses.revoke(actor, address);
        Flash.done(redirect, "calendars.stopped");
        return "redirect:/calendars";
    }

    private ModelAndView page(Actor actor, String taken) {
        return new ModelAndView(
                "calendars/calendars",
                "it",
                new CalendarsPage(
                        addresses.mine(actor),
                        LinkToken.next(actor.operatorId()),
                        taken,
                        actor.is(Role.PARTNER) ? receiving.practitioners(Receiver.of(actor)) : List.of(),
                        actor.is(Role.PARTNER) ? List.of() : sites(actor)));
    }

    private List<SiteCalendar> sites(Actor actor) {
        var operator = operators.all().stream()
                .filter(it -> it.id().equals(actor.operatorId()))
                .findFirst()
                .orElseThrow(() -> new NotFound("operator " + actor.operator()));
        return organisations.sitesVisibleTo(actor).stream()
                .map(it -> new SiteCalendar(
                        it.slug(),
                        it.name(),
                        publicAddress.of("/calendars/sites/" + operator.slug() + "/" + it.slug() + ".ics")))
                .toList();
    }

    private String feed(LinkToken token) {
        return publicAddress.of("/calendars/feeds/" + token.text() + ".ics");
    }

    private static LinkToken token(Actor actor, String typed) {
        return LinkToken.read(typed)
                .filter(it -> it.operator().equals(actor.operatorId()))
                .orElseThrow(() -> new NotFound("address that no page has offered"));
    }

    private PractitionerId practitioner(Actor actor, String key) {
        return receiving.practitioners(Receiver.of(actor)).stream()
                .map(Practitioner::id)
                .filter(it -> it.toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotFound("practitioner " + key));
    }
}
