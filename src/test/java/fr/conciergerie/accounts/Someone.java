package fr.conciergerie.accounts;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Makes people and operators for a test; each is new, so that no test meets another one's. */
@TestComponent
public class Someone {

    public static final String PASSWORD = "quatre chevaux bleus";

    private final Accounts accounts;
    private final OperatorDirectory operators;

    Someone(Accounts accounts, OperatorDirectory operators) {
        this.accounts = accounts;
        this.operators = operators;
    }

    public OperatorId operator() {
        var name = "Operator " + UUID.randomUUID();
        return operators.create(name, "op-" + UUID.randomUUID());
    }

    /** Somebody with {@link #PASSWORD} and a role for the operator, and a subject where the role needs one. */
    public Person with(Role role, OperatorId operator) {
        var account = accounts.ensure(UUID.randomUUID() + "@example.org", "Camille " + role, Locale.FRENCH);
        accounts.setPassword(account, PASSWORD);
        also(account, role, operator);
        return accounts.person(account).orElseThrow();
    }

    /** Somebody who administers the installation. */
    public Person administrator() {
        var account = accounts.ensure(UUID.randomUUID() + "@example.org", "Camille", Locale.FRENCH);
        accounts.setPassword(account, PASSWORD);
        accounts.grant(account, Role.ADMIN, null);
        return accounts.person(account).orElseThrow();
    }

    public void also(AccountId account, Role role, OperatorId operator) {
        Tenant.run(operator, () -> accounts.grant(account, role, subject(account, role)));
    }

    public IssuedToken token(Person person, Role role, OperatorId operator, Scope... scopes) {
        return Tenant.call(
                operator,
                () -> accounts.issueToken(person.id(), role, subject(person.id(), role), "test", Set.of(scopes)));
    }

    public static @Nullable UUID subject(AccountId account, Role role) {
        return switch (role) {
            case MEMBER, PARTNER, COORDINATOR -> account.value();
            case CONCIERGE, MANAGER, FOLLOW_UP, SUPERVISOR, ADMIN -> null;
        };
    }
}
