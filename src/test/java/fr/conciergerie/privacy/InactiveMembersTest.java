package fr.conciergerie.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Members;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has not come by for two years is told a month before, and erased unless they come or we still hold something of theirs. */
@SpringBootTest
@AutoConfigureMockMvc
class InactiveMembersTest {

    private static final Period KEPT = Period.ofYears(2);

    @Autowired
    ApplicationContext context;

    @Autowired
    InactiveMembers rule;

    @Autowired
    Accounts accounts;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private Workshop workshop;

    @BeforeEach
    void whoWasCollectedForLastToday() {
        workshop = Workshop.open(context, Locale.FRENCH);
        workshop.in(() -> {
            workshop.it(Members.class).invite(workshop.member);
            return true;
        });
    }

    @Test
    void isToldAMonthBeforeAndErasedOnTheDay() {
        collected();

        assertThat(night(in(Period.ofYears(2).minusDays(32)))).isZero();
        assertThat(told()).isEmpty();

        assertThat(night(in(Period.ofYears(2).minusDays(28)))).isZero();
        assertThat(told()).hasSize(1);
        await().until(() -> !letters().isEmpty());
        assertThat(letters()).singleElement().asString().contains("Votre compte sera effacé");

        assertThat(night(in(Period.ofYears(2).minusDays(1)))).isZero();
        assertThat(name()).isEqualTo(Workshop.MEMBER_NAME);

        assertThat(night(in(Period.ofYears(2).plusDays(3)))).isOne();
        assertThat(name()).isEqualTo("—");
        assertThat(told()).isEmpty();
        assertThat(RawRows.of("select 1 from accounts.account where lower(email) = lower('%s')"
                        .formatted(workshop.memberAddress)))
                .isEmpty();
    }

    @Test
    void isForgottenByNobodyWhoComesAfterAll() {
        collected();
        night(in(Period.ofYears(2).minusDays(28)));
        assertThat(told()).hasSize(1);

        RawRows.change(("update accounts.role_grant set last_entered_at = '%s' where account_id ="
                        + " (select id from accounts.account where lower(email) = lower('%s'))")
                .formatted(in(Period.ofYears(2).minusDays(20)), workshop.memberAddress));

        assertThat(night(in(Period.ofYears(2).plusDays(3)))).isZero();
        assertThat(told()).isEmpty();
        assertThat(name()).isEqualTo(Workshop.MEMBER_NAME);
    }

    @Test
    void isNotForgottenWhileAShoeOfTheirsStandsOnOurShelf() {
        workshop.ready("talons");

        night(in(Period.ofYears(3)));
        assertThat(night(in(Period.ofYears(3).plusDays(40)))).isZero();
        assertThat(name()).isEqualTo(Workshop.MEMBER_NAME);
    }

    private void collected() {
        var ready = workshop.ready("talons");
        workshop.in(() -> workshop.custody().collect(workshop.manager(), ready.id(), workshop.line(ready), null, null));
    }

    private Instant in(Period time) {
        return clock.instant().atZone(ZoneOffset.UTC).plus(time).toInstant();
    }

    /** How many the night erased. */
    private int night(Instant now) {
        return workshop.in(() -> {
            int gone = 0;
            for (int some = 1; some > 0; gone += some) {
                some = Objects.requireNonNull(new TransactionTemplate(transactions)
                        .execute(_ -> rule.forget(now.atZone(ZoneOffset.UTC), KEPT)));
            }
            return gone;
        });
    }

    private List<String> told() {
        return RawRows.of("select erases_on from privacy.farewell where member_id = '%s'".formatted(workshop.member));
    }

    private List<String> letters() {
        return RawRows.of("select subject from notifications.message where recipient_id = '%s' and kind = 'FAREWELL'"
                .formatted(workshop.member));
    }

    private String name() {
        return RawRows.of("select name from organisations.member where id = '%s'".formatted(workshop.member))
                .getFirst();
    }
}
