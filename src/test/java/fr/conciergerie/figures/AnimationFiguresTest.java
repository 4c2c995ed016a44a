package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.figures.YearDetail.Events;
import fr.conciergerie.figures.YearDetail.OfKind;
import fr.conciergerie.figures.YearDetail.OwnEvent;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What a client is told of a year’s animations, collections and appointments, and what it is not. */
@SpringBootTest
@AutoConfigureMockMvc
class AnimationFiguresTest {

    private static final LocalDateTime JUNE = LocalDateTime.of(2024, 6, 3, 12, 30);
    private static final String PARIS = "Europe/Paris";

    @Autowired
    OperatorDirectory operators;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    AnnualReports reports;

    @Autowired
    YearDetails details;

    @Autowired
    CountedEvents events;

    @Test
    void theLastEveningOfAYearIsOfThatYearByItsOwnClock() {
        var evening = LocalDateTime.of(2024, 12, 31, 23, 30);
        inATown(town -> {
            town.animation(evening, "Indian/Reunion");
            town.animation(evening, "America/Martinique");
            town.animation(LocalDateTime.of(2025, 1, 1, 0, 15), "Indian/Reunion");

            assertThat(town.told(2024, Indicator.ANIMATIONS_HELD).numerator()).isEqualTo(2);
            assertThat(town.told(2025, Indicator.ANIMATIONS_HELD).numerator()).isEqualTo(1);
            assertThat(town.told(2023, Indicator.ANIMATIONS_HELD).value()).isNull();
        });
    }

    @Test
    void aYearInWhichNobodyOrderedIsOfferedForWhatTookPlace() {
        inATown(town -> {
            town.animation(JUNE, PARIS);
            town.animation(JUNE.minusYears(1), PARIS);
            var client = new OrganisationId(town.organisation);

            assertThat(reports.years(List.of(client)).get(client)).containsExactly(2024, 2023);
        });
    }

    @Test
    void howFewRegisteredOrWalkedInIsForTheOperatorAlone() {
        inATown(town -> {
            town.animation(JUNE, PARIS, 4, 3);

            assertThat(town.counted(Indicator.ANIMATION_REGISTRATIONS).numerator())
                    .isEqualTo(4);
            assertThat(Stream.of(
                                    Indicator.ANIMATION_REGISTRATIONS,
                                    Indicator.ANIMATION_ATTENDANCE,
                                    Indicator.ANIMATION_WALK_INS)
                            .map(it -> town.told(2024, it)))
                    .allMatch(it -> it.suppressed() && it.numerator() == null);
        });
    }

    /** Of each animation the employer reads how many came, in steps of five. */
    @Test
    void fewAtOneAnimationDoNotFollowFromTheYear() {
        inATown(town -> {
            town.animation(JUNE, PARIS, 24, 0);
            town.animation(JUNE.plusDays(1), PARIS, 3, 0);
            assertThat(town.told(2024, Indicator.ANIMATION_REGISTRATIONS).suppressed())
                    .isTrue();
        });
        inATown(town -> {
            town.animation(JUNE, PARIS, 21, 0);
            town.animation(JUNE.plusDays(1), PARIS, 3, 0);
            assertThat(town.told(2024, Indicator.ANIMATION_REGISTRATIONS).numerator())
                    .isEqualTo(24);
        });
    }

    /** When it is forgotten who was registered, as many are still known to be different people. */
    @Test
    void whoWasRegisteredMayBeForgotten() {
        inATown(town -> {
            town.animation(JUNE, PARIS, 12, 8);
            jdbc.update("update animations.registration set member_id = null");

            assertThat(town.told(2024, Indicator.ANIMATION_REGISTRATIONS).numerator())
                    .isEqualTo(12);
            assertThat(town.told(2024, Indicator.ANIMATION_WALK_INS).numerator())
                    .isEqualTo(8);
        });
    }

    /** They are of no client: each whose people could come reads of them, the operator once. */
    @Test
    void whoRegisteredWithoutAnAccountCountsTooAlsoWhenTheyAreForgotten() {
        inATown(town -> {
            town.animation(JUNE, PARIS, 12, 0);
            town.passersBy(8);
            var neighbour = town.neighbour();

            assertThat(town.told(2024, Indicator.ANIMATION_REGISTRATIONS).numerator())
                    .isEqualTo(20);
            assertThat(town.counted(Indicator.ANIMATION_ATTENDANCE).numerator()).isEqualTo(18);
            assertThat(town.counted(Indicator.ANIMATION_ATTENDANCE).denominator())
                    .isEqualTo(20);
            assertThat(reports.ifPublishedNow(neighbour, 2024, null)
                            .figure(Indicator.ANIMATION_REGISTRATIONS)
                            .numerator())
                    .isEqualTo(8);
            assertThat(events.animations(
                                    Indicator.ANIMATIONS_HELD, new Perimeter.WholeOperator(), Period.year(2024), null)
                            .items())
                    .extracting(CountedAnimation::registered, CountedAnimation::came)
                    .containsExactly(tuple(20L, 18L));
        });
    }

    /** Few of the client’s own stay few, however many others came: it may know how many those were. */
    @Test
    void othersDoNotGiveAwayFewOfTheClientsOwn() {
        inATown(town -> {
            town.animation(JUNE, PARIS, 3, 0);
            town.passersBy(9);
            assertThat(town.told(2024, Indicator.ANIMATION_REGISTRATIONS).suppressed())
                    .isTrue();
        });
        inATown(town -> {
            town.animation(JUNE, PARIS, 12, 0);
            town.passersBy(2);
            assertThat(town.told(2024, Indicator.ANIMATION_REGISTRATIONS).numerator())
                    .isEqualTo(14);
        });
    }

    @Test
    void whatIsCollectedIsNoSecretHoweverLittleItIs() {
        inATown(town -> {
            town.collects(JUNE.toLocalDate(), 1_500, 1_400);

            assertThat(town.told(2024, Indicator.COLLECTED_KILOGRAMS).numerator())
                    .isEqualTo(1_400);
            assertThat(events.lots(Indicator.COLLECTED_KILOGRAMS, town.perimeter(), Period.year(2024), null)
                            .items())
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.receipt()).isEqualTo("R-7");
                        assertThat(it.amounts().difference()).isEqualTo(-100);
                    });
            assertThat(events.lots(Indicator.COLLECTED_PIECES, town.perimeter(), Period.year(2024), null)
                            .items())
                    .isEmpty();
        });
    }

    /** What a client had asked for is told to it, and to nobody else at the same site. */
    @Test
    void anEventOfTheClientsOwnStandsInItsReportWithWhatItCost() {
        inATown(town -> {
            town.ownEvent(JUNE, 18_000);
            town.animation(JUNE.plusDays(1), PARIS);
            var neighbour = town.neighbour();

            assertThat(details.of(town.report("ville"), false).tookPlace())
                    .isEqualTo(new Events(
                            List.of(new OfKind("CLIENT", 1), new OfKind("WORKSHOP", 1)),
                            List.of(),
                            List.of(new OwnEvent("Atelier", JUNE.toLocalDate(), 60, 450L, 18_000L, "CLIENT"))));
            assertThat(town.told(2024, Indicator.CLIENT_EVENT_HOURS).numerator())
                    .isEqualTo(450);
            assertThat(events.animations(Indicator.CLIENT_EVENT_HOURS, town.perimeter(), Period.year(2024), null)
                            .items())
                    .singleElement()
                    .satisfies(it -> assertThat(it.conciergeMinutes()).isEqualTo(450));
            assertThat(details.of(town.report(neighbour), false).tookPlace())
                    .isEqualTo(new Events(List.of(new OfKind("WORKSHOP", 1)), List.of(), List.of()));
        });
    }

    /** The way back: each animation with who came. */
    @Test
    void aFigureIsFollowedBackToItsAnimations() {
        inATown(town -> {
            town.animation(JUNE, PARIS, 6, 2);
            town.animation(JUNE.plusDays(1), PARIS, 0, 9);

            assertThat(events.animations(Indicator.ANIMATIONS_HELD, town.perimeter(), Period.year(2024), null)
                            .items())
                    .extracting(CountedAnimation::registered, CountedAnimation::came, CountedAnimation::walkIns)
                    .containsExactly(tuple(0L, 0L, 9L), tuple(6L, 5L, 2L));
        });
    }

    /** Nor how many did not: a client's report has no such figure, whoever reads it. */
    @Test
    void whoMissedAnAppointmentIsInNoReportOfAClient() {
        var client = new Perimeter.Client(new OrganisationId(UUID.randomUUID()), null);
        for (var indicator : List.of(
                Indicator.APPOINTMENTS_BOOKED,
                Indicator.APPOINTMENT_ATTENDANCE,
                Indicator.APPOINTMENT_ABSENCE,
                Indicator.APPOINTMENT_PLACES_TAKEN)) {
            assertThat(indicator.isGivenFor(client, Period.year(2024))).isFalse();
            assertThat(indicator.isGivenFor(new Perimeter.WholeOperator(), Period.year(2024)))
                    .isTrue();
        }
        assertThat(Indicator.APPOINTMENTS_KEPT.isGivenFor(client, Period.year(2024)))
                .isTrue();
    }

    private void inATown(Consumer<Town> test) {
        var operator = operators.create("Fête", "fete-" + UUID.randomUUID());
        Tenant.run(operator, () -> transaction.executeWithoutResult(_ -> test.accept(new Town())));
    }

    /** A client with one site and as many agents as come. */
    private final class Town {

        private final UUID organisation = UUID.randomUUID();
        private final UUID site = UUID.randomUUID();

        Town() {
            jdbc.update(
                    "insert into organisations.organisation (id, slug, name, kind) values (?, 'ville', 'Ville', 'TOWN')",
                    organisation);
            jdbc.update("""
                    insert into organisations.site (id, slug, name, address, postcode, city, zone, holiday_zone, desk_place, colour)
                    values (?, 'mairie', 'Mairie', 'Rue', '97400', 'Ville', 'Indian/Reunion', 'RE', 'Hall', '#336699')
                    """, site);
            jdbc.update("""
                    insert into organisations.site_organisation (id, site_id, organisation_id, valid_from)
                    values (gen_random_uuid(), ?, ?, '2023-01-01')
                    """, site, organisation);
        }

        void animation(LocalDateTime starts, String clock) {
            animation(starts, clock, 0, 0);
        }

        /** The first of those registered is absent. */
        void animation(LocalDateTime starts, String clock, int registered, int walkIns) {
            var id = UUID.randomUUID();
            var at = starts.atZone(ZoneId.of(clock)).toOffsetDateTime();
            jdbc.update("""
                            insert into animations.animation
                                   (id, kind, title, description, starts_at, ends_at, zone, registers, most_guests, status,
                                    published_at, held_at, changed_at, walk_ins)
                            values (?, 'WORKSHOP', 'Atelier', '', ?, ?, ?, true, 0, 'HELD', ?, ?, ?, ?)
                            """, id, at, at.plusHours(1), clock, at, at, at, walkIns);
            jdbc.update("insert into animations.animation_site (animation_id, site_id) values (?, ?)", id, site);
            for (int i = 0; i < registered; i++) {
                register(id, i == 0 ? "ABSENT" : "ATTENDED", at);
            }
        }

        void ownEvent(LocalDateTime starts, long cents) {
            animation(starts, PARIS);
            jdbc.update(
                    "update animations.animation set kind = 'CLIENT', only_for = ?, cost_cents = ?, cost_bearer = 'CLIENT', actual_minutes = 450",
                    organisation,
                    cents);
        }

        /** Another client at the same site. */
        String neighbour() {
            jdbc.update("""
                    with other as (
                        insert into organisations.organisation (id, slug, name, kind)
                        values (gen_random_uuid(), 'voisine', 'Voisine', 'TOWN') returning id)
                    insert into organisations.site_organisation (id, site_id, organisation_id, valid_from)
                    select gen_random_uuid(), ?, id, '2023-01-01' from other
                    """, site);
            return "voisine";
        }

        AnnualReport report(String organisation) {
            return reports.ifPublishedNow(organisation, 2024, null);
        }

        /** At the animation that there is; the first of them did not come. */
        void passersBy(int people) {
            jdbc.update("update animations.animation set without_account = true");
            jdbc.update("""
                            insert into animations.registration (id, animation_id, places, status, registered_at, changed_at)
                            select gen_random_uuid(), a.id, 1, case n when 1 then 'ABSENT' else 'ATTENDED' end, a.starts_at, a.starts_at
                              from animations.animation a cross join generate_series(1, ?) n
                            """, people);
        }

        private void register(UUID animation, String status, OffsetDateTime at) {
            var member = UUID.randomUUID();
            jdbc.update("""
                    insert into organisations.member (id, organisation_id, name, eligible_from, created_at)
                    values (?, ?, 'Agent', '2023-01-01', '2023-01-01')
                    """, member, organisation);
            jdbc.update("""
                            insert into animations.registration
                                   (id, animation_id, member_id, organisation_id, places, status, registered_at, changed_at)
                            values (gen_random_uuid(), ?, ?, ?, 1, ?, ?, ?)
                            """, animation, member, organisation, status, at, at);
        }

        void collects(LocalDate day, int deposited, int received) {
            var association = UUID.randomUUID();
            jdbc.update("""
                    insert into partners.partner (id, slug, name, legal_form, town, open_days, vat_regime, settlement, commission_basis_points, works_from)
                    values (?, 'vestiaire', 'Vestiaire', 'ASSOCIATION', 'Ville', '{1}', 'NORMAL', 'RESALE', 0, '2023-01-01')
                    """, association);
            var collection = UUID.randomUUID();
            jdbc.update("""
                    insert into animations.collection (id, title, association_id, site_id, first_day, last_day, status)
                    values (?, 'Pulls', ?, ?, ?, ?, 'RUNNING')
                    """, collection, association, site, day, day);
            var good = UUID.randomUUID();
            jdbc.update("""
                    insert into animations.good (id, collection_id, position, name, unit, taken) values (?, ?, 1, 'Pulls', 'GRAMS', true)
                    """, good, collection);
            var lot = UUID.randomUUID();
            jdbc.update(
                    "insert into animations.lot (id, collection_id, number, status) values (?, ?, 1, 'OPEN')",
                    lot,
                    collection);
            jdbc.update("""
                    insert into animations.deposit (id, collection_id, good_id, unit, good_taken, amount, lot_id, at)
                    values (gen_random_uuid(), ?, ?, 'GRAMS', true, ?, ?, now())
                    """, collection, good, deposited, lot);
            jdbc.update("""
                    insert into animations.lot_content (lot_id, good_id, deposited, sealed, received, receipt_note)
                    values (?, ?, ?, ?, ?, 'Pesé à l’arrivée')
                    """, lot, good, deposited, deposited, received);
            jdbc.update("""
                    update animations.lot
                       set status = 'RECEIVED', sealed_at = now(), handed_to = 'Vestiaire', handed_at = now(), receipt_number = 'R-7',
                           received_on = ?
                     where id = ?
                    """, day, lot);
        }

        Perimeter perimeter() {
            return new Perimeter.Client(new OrganisationId(organisation), null);
        }

        /** By the operator. */
        Figure counted(Indicator indicator) {
            return reports.figures("ville", Period.year(2024), null).figure(indicator);
        }

        /** To the client, were the year published today. */
        Figure told(int year, Indicator indicator) {
            return reports.ifPublishedNow("ville", year, null).figure(indicator);
        }
    }
}
