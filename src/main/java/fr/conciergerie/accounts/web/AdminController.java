package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Flash;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's room: which operators there are. Nobody's personal data is seen from here. */
@Controller
public class AdminController {

    private final ObjectProvider<OperatorDirectory> operators;
    private final Accounts accounts;

    AdminController(ObjectProvider<OperatorDirectory> operators, Accounts accounts) {
        this.operators = operators;
        this.accounts = accounts;
    }

    /** A new operator and its first manager, who is invited. */
    public record OperatorForm(String name, String slug, String managerName, String managerEmail) {

        static final OperatorForm EMPTY = new OperatorForm("", "", "", "");

        public OperatorForm {
            name = orEmpty(name);
            slug = orEmpty(slug);
            managerName = orEmpty(managerName);
            managerEmail = orEmpty(managerEmail);
        }

        private static String orEmpty(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        FormErrors check() {
            var errors = new FormErrors();
            errors.check(!name.isBlank() && name.length() <= 200, "name", "accounts.name-missing");
            errors.read("slug", () -> Slug.of(slug));
            errors.check(!managerName.isBlank() && managerName.length() <= 200, "managerName", "accounts.name-missing");
            errors.read("managerEmail", () -> Accounts.address(managerEmail));
            return errors;
        }
    }

    @GetMapping("/admin")
    ModelAndView operators() {
        return page(OperatorForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/admin/operators")
    ModelAndView create(OperatorForm form, Locale reader, RedirectAttributes redirect) {
        var errors = form.check();
        if (!errors.any()) {
            try {
                found(form, reader);
            } catch (Refused refused) {
                errors.add("slug", refused.key(), refused.arguments().toArray());
            }
        }
        if (errors.any()) {
            return page(form, errors);
        }
        Flash.done(redirect, "accounts.admin.created", form.name());
        return new ModelAndView("redirect:/admin");
    }

    private void found(OperatorForm form, Locale reader) {
        var operator = operators.getObject().create(form.name(), form.slug());
        Tenant.run(operator, () -> {
            var manager = accounts.ensure(form.managerEmail(), form.managerName(), reader);
            accounts.grant(manager, Role.MANAGER, null);
            accounts.invite(manager);
        });
    }

    private ModelAndView page(OperatorForm form, FormErrors errors) {
        return new ModelAndView(
                "accounts/admin",
                Map.of(
                        "operators",
                        operators.stream().flatMap(it -> it.all().stream()).toList(),
                        "form",
                        form,
                        "errors",
                        errors),
                errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }
}
