package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.Banks;
import fr.conciergerie.lockers.CompartmentLabels;
import fr.conciergerie.lockers.LockProfile;
import fr.conciergerie.lockers.Size;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.ui.Choice;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the manager does with lockers: which banks stand where, and what they are made of. */
@Controller
@RequestMapping("/operator/lockers")
class BankController {

    private static final int LONGEST_LABELS = 400;

    private final Banks banks;
    private final Organisations organisations;

    BankController(Banks banks, Organisations organisations) {
        this.banks = banks;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView all() {
        var page = new ModelAndView("lockers/banks");
        page.addObject("banks", banks.all());
        page.addObject(
                "sites",
                organisations.sites().stream()
                        .map(it -> new Choice(it.slug(), it.name()))
                        .toList());
        page.addObject("usual", BankForm.USUAL);
        page.addObject(
                "profiles",
                Stream.of(LockProfile.values())
                        .filter(it -> it != LockProfile.CONNECTED || banks.mayBeConnected())
                        .toList());
        return page;
    }

    @PostMapping
    ModelAndView add(FilledForm form, RedirectAttributes redirect) {
        var site = form.choice("site", this::site);
        var profile = form.choice("profile", LockProfile.class);
        var details = BankForm.read(form, profile);
        form.errorAt("profile", "lockers.no-broker");
        return form.send(this::all, () -> {
            var id = banks.add(site.get(), details.get());
            Flash.done(redirect, "lockers.bank.added");
            return to(id);
        });
    }

    @GetMapping("/{bank}")
    ModelAndView bank(@PathVariable BankId bank) {
        return page(bank, "");
    }

    /** The page that comes back shows the token, this once; it is kept nowhere, so there is no redirect. */
    @PostMapping("/{bank}/enrolment")
    ModelAndView offerEnrolment(Actor actor, @PathVariable BankId bank) {
        var token = LinkToken.next(actor.operatorId());
        banks.offerEnrolment(bank, token);
        return page(bank, token.text());
    }

    private ModelAndView page(BankId bank, String token) {
        var page = new ModelAndView("lockers/bank");
        page.addObject("controller", banks.controller(bank).orElse(null));
        page.addObject("token", token);
        page.addObject("it", banks.bank(bank));
        page.addObject("compartments", banks.compartments(bank));
        return page;
    }

    @PostMapping("/{bank}")
    ModelAndView change(@PathVariable BankId bank, FilledForm form, RedirectAttributes redirect) {
        var before = banks.bank(bank);
        var details = BankForm.read(form, () -> before.details().profile());
        var inService = form.ticked("inService");
        return form.send(() -> bank(bank), () -> {
            banks.change(bank, form.version(), details.get(), inService);
            Flash.done(
                    redirect,
                    before.inService() == inService
                            ? "lockers.bank.changed"
                            : inService ? "lockers.bank.serves-again" : "lockers.bank.serves-no-more");
            return to(bank);
        });
    }

    @PostMapping("/{bank}/compartments")
    ModelAndView addCompartments(@PathVariable BankId bank, FilledForm form, RedirectAttributes redirect) {
        banks.bank(bank);
        form.text("labels", LONGEST_LABELS, "lockers.needs-labels");
        var labels = form.read("labels", CompartmentLabels::read);
        var size = form.choice("size", Size.class);
        var seated = form.ticked("seated");
        form.otherErrorsAt("labels");
        return form.send(() -> bank(bank), () -> {
            banks.addCompartments(bank, labels.get(), size.get(), seated);
            Flash.done(
                    redirect, "lockers.compartments.added", labels.get().all().size());
            return to(bank);
        });
    }

    private SiteId site(String slug) {
        return organisations.sites().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slug))
                .id();
    }

    private static String to(BankId bank) {
        return "redirect:/operator/lockers/" + bank;
    }
}
