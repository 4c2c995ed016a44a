package fr.conciergerie.accounts.web;

import fr.conciergerie.shared.Word;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.audit.AuditEntry;
import fr.conciergerie.web.audit.AuditThings;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To whom a role was given, whose password was changed, which token was made. */
@Component
class AuditedAccounts implements AuditThings {

    @Override
    public @Nullable Thing thing(AuditEntry entry) {
        return switch (entry.what()) {
            case "accounts.right-granted", "accounts.right-revoked" -> right(entry);
            case "accounts.invited", "accounts.password-changed" -> named("accounts.audit.person", entry);
            case "accounts.token-issued", "accounts.token-revoked" -> named("accounts.audit.token", entry);
            case "accounts.audit-exported" ->
                entry.detail().get("lines") instanceof Number lines
                        ? new Thing("accounts.audit.lines", List.of(lines), null)
                        : null;
            default -> null;
        };
    }

    private static @Nullable Thing right(AuditEntry entry) {
        var role = Stream.of(Role.values())
                .filter(it -> it.name().equals(entry.detail().get("role")))
                .findFirst()
                .orElse(null);
        if (role == null) {
            return named("accounts.audit.person", entry);
        }
        var word = new Word("web.role." + role.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return entry.thingName() == null
                ? new Thing("accounts.audit.right", List.of(word), null)
                : new Thing(
                        "accounts.audit.right-of",
                        List.of(entry.thingName(), word),
                        PeopleController.WORKING_HERE.contains(role) ? "/operator/people" : null);
    }

    private static @Nullable Thing named(String key, AuditEntry entry) {
        return entry.thingName() == null ? null : new Thing(key, List.of(entry.thingName()), null);
    }
}
