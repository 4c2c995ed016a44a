package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.RoomCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators of the installation, the form that makes one more, and how the installation itself fares. */
public record AdminPage(List<Row> operators, List<RoomCard> cards, OperatorForm form, FormErrors errors) {

    /**
     * An operator, and how many manage it.
     *
     * @param waiting invited, but has not come yet
     */
    public record Row(String slug, String name, long managers, long waiting) {

        public String path() {
            return "/admin/operators/" + slug + "/managers";
        }
    }

    /** Somebody who is to manage an operator. */
    public record ManagerForm(String managerName, String managerEmail) {

        static final ManagerForm EMPTY = new ManagerForm("", "");

        public ManagerForm {
            managerName = orEmpty(managerName);
            managerEmail = orEmpty(managerEmail);
        }

        FormErrors check() {
            var errors = new FormErrors();
            check(errors);
            return errors;
        }

        private void check(FormErrors errors) {
            errors.check(!managerName.isBlank() && managerName.length() <= 200, "managerName", "accounts.name-missing");
            errors.read("managerEmail", () -> Accounts.address(managerEmail));
        }
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

        ManagerForm manager() {
            return new ManagerForm(managerName, managerEmail);
        }

        FormErrors check() {
            var errors = new FormErrors();
            errors.check(!name.isBlank() && name.length() <= 200, "name", "accounts.name-missing");
            errors.read("slug", () -> Slug.of(slug));
            manager().check(errors);
            return errors;
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
