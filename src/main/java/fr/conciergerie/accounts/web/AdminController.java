package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Holder;
import fr.conciergerie.accounts.Invitations;
import fr.conciergerie.accounts.Invitations.Invited;
import fr.conciergerie.accounts.web.AdminPage.ManagerForm;
import fr.conciergerie.accounts.web.AdminPage.OperatorForm;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.RoomCard;
import fr.conciergerie.web.RoomCards;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's room: which operators there are, and who is asked to manage them. Nobody is named here. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private final ObjectProvider<OperatorDirectory> operators;
    private final Accounts accounts;
    private final Invitations invitations;
    private final ObjectProvider<RoomCards> modules;
    private final Idempotency idempotency;

    AdminController(
            ObjectProvider<OperatorDirectory> operators,
            Accounts accounts,
            Invitations invitations,
            ObjectProvider<RoomCards> modules,
            Idempotency idempotency) {
        this.operators = operators;
        this.accounts = accounts;
        this.invitations = invitations;
        this.modules = modules;
        this.idempotency = idempotency;
    }

    @GetMapping
    ModelAndView operators(Actor actor) {
        return page(actor, OperatorForm.EMPTY, FormErrors.NONE);
    }

    /** Two steps: an operator whose manager could not be invited is there all the same, and its page asks again. */
    @PostMapping("/operators")
    ModelAndView create(Actor actor, OperatorForm form, Locale reader, RedirectAttributes redirect) {
        var errors = form.check();
        var operator = errors.any()
                ? null
                : errors.read("slug", () -> operators.getObject().create(form.name(), form.slug()));
        if (operator == null) {
            return page(actor, form, errors);
        }
        flash(
                redirect,
                invite(operator, form.manager(), reader),
                "accounts.admin.created",
                "accounts.admin.created.hand-over",
                form.name());
        return new ModelAndView("redirect:/admin");
    }

    @GetMapping("/operators/{slug}/managers")
    ModelAndView managers(@PathVariable String slug) {
        return page(operator(slug), ManagerForm.EMPTY, FormErrors.NONE);
    }

    /** One more manager, or the first one again when the invitation did not arrive. */
    @PostMapping("/operators/{slug}/managers")
    ModelAndView invite(
            @PathVariable String slug,
            ManagerForm form,
            IdempotencyKey key,
            Locale reader,
            RedirectAttributes redirect) {
        var operator = operator(slug);
        var errors = form.check();
        if (errors.any()) {
            return page(operator, form, errors);
        }
        return new ModelAndView(Tenant.call(
                operator.id(),
                () -> idempotency.onceForm(key, form.toString(), () -> {
                    flash(
                            redirect,
                            invite(operator.id(), form, reader),
                            "accounts.admin.invited",
                            "accounts.admin.invited.hand-over",
                            operator.name());
                    return "redirect:/admin";
                })));
    }

    private Invited invite(OperatorId operator, ManagerForm form, Locale reader) {
        return Tenant.call(
                operator,
                () -> invitations.invite(form.managerEmail(), form.managerName(), reader, Role.MANAGER, null));
    }

    private static void flash(
            RedirectAttributes redirect, Invited invited, String key, String byHand, String operator) {
        if (invited.link() == null) {
            Flash.done(redirect, key, operator);
        } else {
            Flash.handOver(redirect, invited.link(), byHand, operator);
        }
    }

    private ModelAndView page(Actor actor, OperatorForm form, FormErrors errors) {
        var rows = all().stream().map(this::row).toList();
        var cards = modules.stream()
                .flatMap(it -> it.cardsFor(actor).stream())
                .sorted(Comparator.comparing(RoomCard::order))
                .toList();
        return new ModelAndView(
                "accounts/admin", Map.of("admin", new AdminPage(rows, cards, form, errors)), status(errors));
    }

    private ModelAndView page(OperatorDirectory.Entry operator, ManagerForm form, FormErrors errors) {
        return new ModelAndView(
                "accounts/admin-manager",
                Map.of("operator", row(operator), "form", form, "errors", errors),
                status(errors));
    }

    private AdminPage.Row row(OperatorDirectory.Entry operator) {
        var managers = Tenant.call(operator.id(), () -> accounts.holders(Role.MANAGER));
        var waiting = managers.stream().filter(Holder::invited).count();
        return new AdminPage.Row(operator.slug(), operator.name(), managers.size() - waiting, waiting);
    }

    private OperatorDirectory.Entry operator(String slug) {
        return all().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new NotFound("operator " + slug));
    }

    private List<OperatorDirectory.Entry> all() {
        return operators.stream().flatMap(it -> it.all().stream()).toList();
    }

    private static HttpStatus status(FormErrors errors) {
        return errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
    }
}
