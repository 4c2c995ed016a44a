package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TenantTransactionTest {

    private static final OperatorId OURS = new OperatorId(UUID.randomUUID());
    private static final OperatorId THEIRS = new OperatorId(UUID.randomUUID());

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aTransactionKnowsWhoseItIs() {
        Tenant.run(
                OURS,
                () -> transaction()
                        .executeWithoutResult(_ -> assertThat(operatorSeen()).isEqualTo(OURS.value())));
    }

    @Test
    void aTransactionOfNobodySeesNobody() {
        transaction().executeWithoutResult(_ -> assertThat(operatorSeen()).isNull());
    }

    @Test
    void nothingIsLeftOnTheConnectionAfterwards() {
        Tenant.run(OURS, () -> transaction().executeWithoutResult(_ -> operatorSeen()));

        for (int i = 0; i < 20; i++) {
            assertThat(operatorSeen()).isNull();
        }
    }

    @Test
    void workForAnotherOperatorNeedsATransactionOfItsOwn() {
        Tenant.run(
                OURS,
                () -> transaction()
                        .executeWithoutResult(_ -> Tenant.run(THEIRS, () -> {
                            assertThatExceptionOfType(IllegalTransactionStateException.class)
                                    .isThrownBy(() -> transaction().executeWithoutResult(_ -> operatorSeen()));
                            ownTransaction()
                                    .executeWithoutResult(
                                            _ -> assertThat(operatorSeen()).isEqualTo(THEIRS.value()));
                        })));
    }

    @Test
    void theOuterTransactionStaysWhoseItWasAfterAnInnerOne() {
        Tenant.run(
                OURS,
                () -> transaction().executeWithoutResult(_ -> {
                    Tenant.run(THEIRS, () -> ownTransaction().executeWithoutResult(_ -> operatorSeen()));
                    assertThat(operatorSeen()).isEqualTo(OURS.value());
                    transaction()
                            .executeWithoutResult(
                                    _ -> assertThat(operatorSeen()).isEqualTo(OURS.value()));
                }));
    }

    private @Nullable UUID operatorSeen() {
        return jdbc.sql("select shared.current_operator() as operator")
                .query((row, _) -> Optional.ofNullable(row.getObject("operator", UUID.class)))
                .single()
                .orElse(null);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private TransactionTemplate ownTransaction() {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }
}
