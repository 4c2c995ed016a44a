package fr.conciergerie.accounts.web;

import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SubjectChoices;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the manager invites.
 *
 * @param subject {@code ROLE:key} of the partner or organisation they speak for; empty for the other roles
 */
public record InvitationForm(String email, String name, String role, String subject) {

    static final InvitationForm EMPTY = new InvitationForm("", "", Role.CONCIERGE.name(), "");

    public InvitationForm {
        email = orEmpty(email);
        name = orEmpty(name);
        role = orEmpty(role);
        subject = orEmpty(subject);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    FormErrors check(List<SubjectChoices> subjects) {
        var errors = new FormErrors();
        errors.check(!name.isBlank(), "name", "accounts.name-missing");
        errors.check(!email.isBlank(), "email", "accounts.sign-in.email-missing");
        var known =
                PeopleController.WORKING_HERE.stream().anyMatch(it -> it.name().equals(role));
        errors.check(known, "role", "accounts.people.role-missing");
        if (known && standsForSomeone()) {
            var possible = subjects.stream()
                    .filter(it -> it.role() == roleWanted())
                    .flatMap(it -> it.choices().stream())
                    .anyMatch(it -> subject.equals(role + ":" + it.subject()));
            errors.check(possible, "subject", "accounts.people.subject-missing");
        }
        return errors;
    }

    Role roleWanted() {
        return Role.valueOf(role);
    }

    @Nullable
    UUID subjectWanted() {
        return standsForSomeone() ? UUID.fromString(subject.substring(subject.indexOf(':') + 1)) : null;
    }

    private boolean standsForSomeone() {
        return role.equals(Role.PARTNER.name()) || role.equals(Role.COORDINATOR.name());
    }
}
