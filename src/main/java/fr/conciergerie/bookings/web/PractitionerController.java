package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.bookings.ReceivingLinks;
import fr.conciergerie.bookings.Schedules;
import fr.conciergerie.partners.PartnerFilter;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Email;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with those who receive by appointment. */
@Controller
@RequestMapping("/operator/appointments")
class PractitionerController {

    private static final int MOST_PARTNERS = 500;

    private final Schedules schedules;
    private final ScheduleQuery query;
    private final ReceivingLinks links;
    private final Partners partners;

    PractitionerController(Schedules schedules, ScheduleQuery query, ReceivingLinks links, Partners partners) {
        this.schedules = schedules;
        this.query = query;
        this.links = links;
        this.partners = partners;
    }

    @GetMapping
    ModelAndView all() {
        return new ModelAndView(
                "bookings/practitioners", Map.of("practitioners", query.practitioners(), "partners", partners()));
    }

    @PostMapping("/practitioners")
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var name = form.text("name", Practitioner.LONGEST_NAME, "bookings.needs-a-name");
        var partner = form.choice("partner", this::partner);
        form.errorAt("name", "bookings.practitioner-exists");
        return form.send(this::all, () -> {
            var id = schedules.add(partner.get(), name);
            Flash.done(redirect, "bookings.practitioner.added", name);
            return to(id);
        });
    }

    @GetMapping("/practitioners/{practitioner}")
    ModelAndView practitioner(@PathVariable PractitionerId practitioner) {
        return new ModelAndView("bookings/practitioner", Map.of("it", query.practitioner(practitioner)));
    }

    @PostMapping("/practitioners/{practitioner}")
    ModelAndView change(@PathVariable PractitionerId practitioner, FilledForm form, RedirectAttributes redirect) {
        var before = schedules.practitioner(practitioner);
        var name = form.text("name", Practitioner.LONGEST_NAME, "bookings.needs-a-name");
        var email = form.readIfAny("email", Email::read);
        var active = form.ticked("active");
        return form.send(() -> practitioner(practitioner), () -> {
            schedules.change(practitioner, form.version(), name, email, active);
            Flash.done(
                    redirect,
                    before.active() == active
                            ? "bookings.practitioner.changed"
                            : active ? "bookings.practitioner.receives-again" : "bookings.practitioner.stopped",
                    name);
            return to(practitioner);
        });
    }

    @PostMapping("/practitioners/{practitioner}/link")
    String send(@PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        links.send(practitioner);
        Flash.sent(
                redirect,
                "bookings.link.sent",
                schedules.practitioner(practitioner).name());
        return to(practitioner);
    }

    @PostMapping("/practitioners/{practitioner}/link/revocation")
    String revoke(@PathVariable PractitionerId practitioner, RedirectAttributes redirect) {
        links.revoke(practitioner);
        Flash.done(
                redirect,
                "bookings.link.revoked",
                schedules.practitioner(practitioner).name());
        return to(practitioner);
    }

    private List<Choice> partners() {
        return partners.list(PartnerFilter.ACTIVE, null, MOST_PARTNERS).items().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private PartnerId partner(String key) {
        return partners.partner(new PartnerId(UUID.fromString(key))).id();
    }

    private static String to(PractitionerId practitioner) {
        return "redirect:/operator/appointments/practitioners/" + practitioner;
    }
}
