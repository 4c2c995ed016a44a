package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.orders.OrderList;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.access.ActorAuthentication;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/**
 * New Year, half an hour after midnight in Paris: in UTC and in Martinique it is still the old year, in Réunion the new one has
 * been there for three hours.
 */
@SpringBootTest(properties = "conciergerie.test-database=conciergerie_midnight")
@AutoConfigureMockMvc
class MidnightTest {

    private static final Instant AFTER_MIDNIGHT = Instant.parse("2026-12-31T23:30:00Z");
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(AFTER_MIDNIGHT);
    private static final LocalDate SYLVESTER = LocalDate.of(2026, 12, 31);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @TestConfiguration
    static class AfterMidnight {

        @Bean
        @Primary
        Clock afterMidnight() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return Clock.fixed(instant(), zone);
                }

                @Override
                public Instant instant() {
                    return NOW.get();
                }
            };
        }
    }

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Test
    void aPriceHoldsFromItsDayOnByTheClockOfTheSite() {
        assertThat(priceFromNewYearOn(Territory.FRANCE)).isEqualTo(Money.euros(15, 0));
        assertThat(priceFromNewYearOn(Territory.REUNION)).isEqualTo(Money.euros(15, 0));
        assertThat(priceFromNewYearOn(Territory.MARTINIQUE)).isEqualTo(Money.euros(12, 50));
    }

    @Test
    void aPriceThatTheOfficePlansForTodayIsPlannedForToday() {
        var workshop = workshop(Territory.FRANCE);
        var services = workshop.it(Services.class);

        assertThat(workshop.in(() -> {
                    services.price(
                            services.serviceId("talons"),
                            List.of(workshop.site),
                            Price.fixed(Money.euros(15, 0)),
                            NEW_YEAR);
                    return workshop.it(Shop.class).offer(site(workshop), "talons");
                }))
                .isNotNull();
    }

    @AfterEach
    void afterMidnightAgain() {
        NOW.set(AFTER_MIDNIGHT);
    }

    /** The same evening, and the same hour after midnight, is promised the same day wherever it is. */
    @Test
    void aPromiseIsCountedFromTheDayThatItIsThere() {
        var inMartinique = promisedAt("2026-12-31T23:30:00Z", Territory.MARTINIQUE);
        var afterMidnightInReunion = promisedAt("2026-12-31T20:30:00Z", Territory.REUNION);

        assertThat(inMartinique).isEqualTo(promisedAt("2026-12-31T18:30:00Z", Territory.FRANCE));
        assertThat(afterMidnightInReunion).isEqualTo(promisedAt("2026-12-31T23:30:00Z", Territory.FRANCE));
    }

    @Test
    void theTicketNamesTheDayThatItWasAtTheDesk() throws Exception {
        assertThat(ticket(workshop(Territory.FRANCE))).contains("vendredi 1er janvier 2027 à 0 h 30");
        assertThat(ticket(workshop(Territory.MARTINIQUE))).contains("jeudi 31 décembre 2026 à 19 h 30");
        assertThat(ticket(workshop(Territory.REUNION))).contains("vendredi 1er janvier 2027 à 3 h 30");
    }

    /** An employment ends with its last day, and the next one begins with its first. */
    @Test
    void aConciergeServesTheirSiteByItsOwnClock() {
        assertThat(seenBy(Territory.FRANCE, LocalDate.of(2020, 1, 1), SYLVESTER))
                .isEmpty();
        assertThat(seenBy(Territory.FRANCE, NEW_YEAR, null)).hasSize(1);
        assertThat(seenBy(Territory.MARTINIQUE, LocalDate.of(2020, 1, 1), SYLVESTER))
                .hasSize(1);
        assertThat(seenBy(Territory.MARTINIQUE, NEW_YEAR, null)).isEmpty();
        assertThat(seenBy(Territory.REUNION, NEW_YEAR, null)).hasSize(1);
    }

    @Test
    void whoseRightEndsWithTheYearOrdersUntilItsLastHourThere() {
        assertThat(mayOrderUntilSylvester(Territory.MARTINIQUE)).isTrue();
        assertThat(mayOrderUntilSylvester(Territory.FRANCE)).isFalse();
        assertThat(mayOrderUntilSylvester(Territory.REUNION)).isFalse();
    }

    @Test
    void theListOfMembersSaysWhoseRightIsOver() throws Exception {
        var workshop = workshop(Territory.FRANCE);
        workshop.in(() -> {
            endsOnSylvester(workshop);
            return true;
        });

        assertThat(page(workshop.manager(), "/operator/members?state=ENDED")).contains(Workshop.MEMBER_NAME);
        assertThat(page(workshop.manager(), "/operator/members")).doesNotContain(Workshop.MEMBER_NAME);
    }

    @Test
    void anOrderIsOfTheYearThatItWasThere() {
        assertThat(askedIn(workshop(Territory.FRANCE))).isEqualTo(2027);
        assertThat(askedIn(workshop(Territory.REUNION))).isEqualTo(2027);
        assertThat(askedIn(workshop(Territory.MARTINIQUE))).isEqualTo(2026);
    }

    @Test
    void thePartnerTellsOfDaysOffFromTodayOn() throws Exception {
        var workshop = workshop(Territory.FRANCE);

        assertThat(Jsoup.parse(html(workshop.cobblerAtWork(), "/partner/days"))
                        .select("input[name=first]")
                        .attr("min"))
                .isEqualTo("2027-01-01");
    }

    /** With a cobbler who has worked here for years. */
    private Workshop workshop(Territory territory) {
        var workshop = Workshop.in(context, territory);
        workshop.in(() -> {
            transactions.executeWithoutResult(_ -> jdbc.sql("update partners.partner set works_from = '2020-01-01'")
                    .update());
            return true;
        });
        return workshop;
    }

    private Money priceFromNewYearOn(Territory territory) {
        var workshop = workshop(territory);
        var services = workshop.it(Services.class);
        return workshop.in(() -> {
            services.price(
                    services.serviceId("talons"), List.of(workshop.site), Price.fixed(Money.euros(15, 0)), NEW_YEAR);
            var line = workshop.ordered("talons").lines().getFirst();
            return Objects.requireNonNull(line.price());
        });
    }

    private LocalDate promisedAt(String now, Territory territory) {
        NOW.set(Instant.parse(now));
        var workshop = workshop(territory);
        var order = workshop.handedIn("talons");
        return Objects.requireNonNull(workshop.in(() -> workshop.orders().order(workshop.manager(), order.id()))
                .lines()
                .getFirst()
                .promisedFor());
    }

    private String ticket(Workshop workshop) throws Exception {
        var order = workshop.handedIn("talons");
        return page(workshop.manager(), "/desk/orders/%s/ticket".formatted(order.id()));
    }

    private List<OrderView> seenBy(Territory territory, LocalDate from, @Nullable LocalDate last) {
        var workshop = workshop(territory);
        var order = workshop.ordered("talons");
        var concierge = new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Camille",
                Role.CONCIERGE,
                workshop.operator.value(),
                null,
                Locale.FRENCH);
        return workshop.in(() -> {
            var organisations = workshop.it(Organisations.class);
            organisations.assign(concierge.account(), workshop.site, from);
            if (last != null) {
                organisations.endAssignment(concierge.account(), workshop.site, last);
            }
            var seen = workshop.it(OrderList.class)
                    .find(concierge, null, null, null, 10)
                    .items();
            assertThat(organisations.sitesVisibleTo(concierge)).hasSameSizeAs(seen);
            if (seen.isEmpty()) {
                assertThatExceptionOfType(NotFound.class)
                        .isThrownBy(() -> workshop.orders().order(concierge, order.id()));
            } else {
                assertThat(workshop.orders().order(concierge, order.id()).id()).isEqualTo(order.id());
            }
            return seen;
        });
    }

    private boolean mayOrderUntilSylvester(Territory territory) {
        var workshop = workshop(territory);
        workshop.in(() -> {
            endsOnSylvester(workshop);
            return true;
        });
        try {
            workshop.ordered("talons");
            return true;
        } catch (Refused refused) {
            assertThat(refused).hasMessage("orders.member-may-not-use-site");
            return false;
        }
    }

    private void endsOnSylvester(Workshop workshop) {
        transactions.executeWithoutResult(
                _ -> jdbc.sql("update organisations.member set eligible_until = '2026-12-31' where id = :member")
                        .param("member", workshop.member.value())
                        .update());
    }

    private int askedIn(Workshop workshop) {
        var order = workshop.ordered("talons");
        return workshop.in(() -> Objects.requireNonNull(transactions.execute(
                _ -> jdbc.sql("select extract(year from asked_on) from reporting.line_count_v where order_id = :order")
                        .param("order", order.id().value())
                        .query(Integer.class)
                        .single())));
    }

    private static Site site(Workshop workshop) {
        return workshop.it(Organisations.class).site(workshop.site);
    }

    private String page(Actor actor, String path) throws Exception {
        return Jsoup.parse(html(actor, path))
                .body()
                .text()
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private String html(Actor actor, String path) throws Exception {
        return mvc.perform(get(path).with(authentication(ActorAuthentication.bySession(actor))))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
