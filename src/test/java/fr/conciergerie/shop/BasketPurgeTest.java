package fr.conciergerie.shop;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a concierge gathered for somebody and never ordered does not outlast the night; a member's own basket does. */
@SpringBootTest
@AutoConfigureMockMvc
class BasketPurgeTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Baskets baskets;

    @Autowired
    BasketPurge purge;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    DayClock dayClock;

    @Test
    void theNightForgetsWhatWasGatheredAndLeavesTheMembersBasket() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var gathered = BasketOwner.atDesk(workshop.manager(), workshop.member);
        var own = BasketOwner.of(workshop.memberAtHome());
        fill(workshop, gathered);
        fill(workshop, own);

        night(workshop, Duration.ofHours(12));
        assertThat(lines(workshop, gathered)).isEqualTo(1);

        night(workshop, Duration.ofHours(25));
        assertThat(lines(workshop, gathered)).isZero();
        assertThat(lines(workshop, own)).isEqualTo(1);
    }

    private void fill(Workshop workshop, BasketOwner owner) {
        workshop.in(() -> {
            var site = context.getBean(Organisations.class).site(workshop.site);
            return baskets.add(owner, site, UUID.randomUUID(), "talons", List.of(), 1, null);
        });
    }

    private int lines(Workshop workshop, BasketOwner owner) {
        return workshop.in(() -> {
            var site = context.getBean(Organisations.class).site(workshop.site);
            return baskets.count(owner, site);
        });
    }

    private void night(Workshop workshop, Duration later) {
        var now = dayClock.now().plus(later);
        workshop.in(() -> new TransactionTemplate(transactions).execute(_ -> purge.forget(now, Period.ofDays(1))));
    }
}
