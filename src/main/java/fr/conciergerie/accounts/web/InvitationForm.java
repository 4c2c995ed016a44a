package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Role;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the manager invites.
 *
 * @param subject the partner or organisation they speak for; null for the other roles
 */
record InvitationForm(
        String email, String name, Role role, @Nullable UUID subject) {

    /** Whom a role stands for, as the list to choose from sends it: {@code ROLE:key}. */
    private record Subject(Role role, UUID key) {}

    static Supplier<InvitationForm> read(FilledForm form, List<SubjectGroup> subjects) {
        var name = form.text("name", 200, "accounts.name-missing");
        var email = form.read("email", Accounts::address);
        var role = form.choice("role", InvitationForm::role);
        var subject = form.readIfAny("subject", it -> subject(it, subjects));
        form.errorAt("subject", "accounts.people.subject-missing");
        return () -> new InvitationForm(email.get(), name, role.get(), standingFor(role.get(), subject));
    }

    private static Role role(String typed) {
        return PeopleController.WORKING_HERE.stream()
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused("accounts.people.role-missing"));
    }

    private static Subject subject(String typed, List<SubjectGroup> subjects) {
        return subjects.stream()
                .flatMap(group -> group.choices().stream().map(it -> new Subject(group.role(), it.subject())))
                .filter(it -> typed.equals(it.role() + ":" + it.key()))
                .findFirst()
                .orElseThrow(() -> new NotFound("subject " + typed));
    }

    private static @Nullable UUID standingFor(Role role, @Nullable Subject subject) {
        if (role != Role.PARTNER && role != Role.COORDINATOR) {
            return null;
        }
        if (subject == null || subject.role() != role) {
            throw new Refused("accounts.people.subject-missing");
        }
        return subject.key();
    }
}
