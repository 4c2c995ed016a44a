package fr.conciergerie.journeys;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What becomes of the demonstration's rows when one of them is changed; every change is taken back. */
abstract class DemonstrationTest extends JourneyTest {

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    <T> T inTheDemonstration(Supplier<T> work) {
        var operator = organisations.operators().getFirst().id();
        return Tenant.call(
                operator,
                () -> Objects.requireNonNull(transaction.execute(status -> {
                    status.setRollbackOnly();
                    return work.get();
                })));
    }

    void inTheDemonstration(Runnable work) {
        inTheDemonstration(() -> {
            work.run();
            return true;
        });
    }

    static Actor manager() {
        return actor(Role.MANAGER, null);
    }

    static Actor actor(Role role, @Nullable UUID subject) {
        var operator = Tenant.require().value();
        return new Actor(UUID.randomUUID(), UUID.randomUUID(), "…", role, operator, subject, Locale.FRENCH);
    }
}
