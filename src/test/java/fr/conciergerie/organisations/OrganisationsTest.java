package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.accounts.Invitations;
import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import({
    Organisations.class,
    Members.class,
    OrganisationRepository.class,
    SiteRepository.class,
    MemberRepository.class,
    OrganisationsTest.Noon.class
})
class OrganisationsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Autowired
    Organisations organisations;

    @Autowired
    Members members;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    /** Nobody is invited here. */
    @MockitoBean
    Invitations invitations;

    private OperatorId operator = new OperatorId(new UUID(0, 0));

    @BeforeEach
    void anOperatorOfItsOwn() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
    }

    @Test
    void aSiteIsFoundByItsSlugOrByItsKey() {
        with(() -> {
            var site = site("Hôtel de Métropole");

            assertThat(organisations.siteId("hotel-de-metropole")).isEqualTo(site);
            assertThat(organisations.siteId(site.toString())).isEqualTo(site);
            assertThat(organisations.site(site).zone().getId()).isEqualTo("Europe/Paris");
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> organisations.siteId("nulle-part"));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> organisations.siteId("' or true --"));
        });
    }

    @Test
    void theSitesOfAnotherOperatorDoNotExist() {
        var site = Tenant.call(operator, () -> site("Siège"));
        var other = organisations.createOperator("D'autres", "op-" + UUID.randomUUID());

        Tenant.run(other, () -> {
            assertThat(organisations.sites()).isEmpty();
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> organisations.site(site));
        });
    }

    @Test
    void everyOperatorIsListedForTheAdministrator() {
        assertThat(organisations.operators()).extracting(Operator::id).contains(operator);
    }

    @Test
    void aMemberMayUseTheSitesOfTheirOrganisationWhileBothLast() {
        with(() -> {
            var town = organisation("Ville");
            var siege = site("Siège");
            var depot = site("Dépôt");
            organisations.share(siege, town, TODAY.minusYears(1), null);
            organisations.share(depot, town, TODAY.minusYears(1), TODAY.minusDays(1));
            var member = organisations.addMember(town, new MemberDetails("Inès Faure", null), TODAY.minusDays(10));

            assertThat(visibleTo(Role.MEMBER, UUID.randomUUID(), member.value()))
                    .containsExactly(siege);
            assertThat(organisations.mayUse(member, siege, TODAY)).isTrue();
            assertThat(organisations.mayUse(member, depot, TODAY)).isFalse();
            assertThat(organisations.mayUse(member, siege, TODAY.minusDays(11))).isFalse();

            members.endEligibility(member, TODAY, 0);
            assertThat(organisations.mayUse(member, siege, TODAY)).isTrue();
            assertThat(organisations.mayUse(member, siege, TODAY.plusDays(1))).isFalse();
        });
    }

    /** Who changes their employer leaves what they did with the one they were of. */
    @Test
    void aMemberIsOfAnotherOrganisationFromTodayOn() {
        with(() -> {
            var town = organisation("Ville");
            var county = organisation("Département");
            var member = organisations.addMember(town, new MemberDetails("Inès Faure", null), TODAY.minusYears(9));

            members.changeMember(member, county, new MemberDetails("Inès Faure", null), 0);

            assertThat(onTheBooks(TODAY.minusDays(1))).containsExactly(town);
            assertThat(onTheBooks(TODAY)).containsExactly(county);
        });
    }

    @Test
    void whoMayUseTheServiceAgainWasNotThereMeanwhile() {
        with(() -> {
            var town = organisation("Ville");
            var member = organisations.addMember(town, new MemberDetails("Inès Faure", null), TODAY.minusYears(9));
            inTransaction(() -> jdbc.sql("update organisations.member set created_at = eligible_from")
                    .update());
            members.endEligibility(member, TODAY.minusYears(3), 0);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> members.changeMember(
                            member, organisation("Département"), new MemberDetails("Inès Faure", null), 1))
                    .withMessage("organisations.member.moves-once-prolonged");

            members.prolongEligibility(member, 1);

            assertThat(onTheBooks(TODAY.minusYears(3))).containsExactly(town);
            assertThat(onTheBooks(TODAY.minusYears(3).plusDays(1))).isEmpty();
            assertThat(onTheBooks(TODAY.minusDays(1))).isEmpty();
            assertThat(onTheBooks(TODAY)).containsExactly(town);
        });
    }

    private List<OrganisationId> onTheBooks(LocalDate day) {
        return inTransaction(() -> jdbc.sql("""
                        select organisation_id from organisations.stay_v
                         where valid_from <= :day and (valid_until is null or valid_until >= :day)
                        """)
                .param("day", day)
                .query((row, _) -> new OrganisationId(row.getObject(1, UUID.class)))
                .list());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    @Test
    void aSiteIsSharedOnceAtATime() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> organisations.share(site, town, TODAY.plusDays(9), null))
                    .withMessage("organisations.already-shared");
        });
    }

    @Test
    void aConciergeServesFromTheFirstDayToTheLast() {
        var concierge = UUID.randomUUID();
        with(() -> {
            var site = site("Siège");
            organisations.assign(concierge, site, TODAY);
            organisations.endAssignment(concierge, site, TODAY.plusDays(5));

            assertThat(organisations.serves(concierge, site, TODAY.minusDays(1)))
                    .isFalse();
            assertThat(organisations.serves(concierge, site, TODAY.plusDays(5))).isTrue();
            assertThat(organisations.serves(concierge, site, TODAY.plusDays(6))).isFalse();
            assertThat(visibleTo(Role.CONCIERGE, concierge, null)).containsExactly(site);
            organisations.assign(concierge, site, TODAY.plusDays(6));
        });
    }

    @Test
    void everyoneSeesTheSitesThatConcernThem() {
        with(() -> {
            var town = organisation("Ville");
            var siege = site("Siège");
            var depot = site("Dépôt");
            organisations.share(siege, town, TODAY.minusDays(5), null);
            var member = organisations.addMember(town, new MemberDetails("Inès Faure", null), TODAY.minusDays(5));
            var concierge = UUID.randomUUID();
            organisations.assign(concierge, depot, TODAY.minusDays(5));

            assertThat(visibleTo(Role.MEMBER, UUID.randomUUID(), member.value()))
                    .containsExactly(siege);
            assertThat(visibleTo(Role.COORDINATOR, UUID.randomUUID(), town.value()))
                    .containsExactly(siege);
            assertThat(visibleTo(Role.CONCIERGE, concierge, null)).containsExactly(depot);
            assertThat(visibleTo(Role.MANAGER, UUID.randomUUID(), null)).containsExactly(depot, siege);
        });
    }

    @Test
    void aNameIsFoundWhateverItsAccentsAndWithOneTypingError() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY.minusDays(5), null);
            add(town, "Béatrice Lefèvre", "Hélène Œuvrard", "Jean-Noël Lefort", "Ana Ruiz");

            assertThat(found(site, "LEFEVRE")).containsExactly("Béatrice Lefèvre");
            assertThat(found(site, "lefe")).containsExactly("Béatrice Lefèvre");
            assertThat(found(site, "beatrice lef")).containsExactly("Béatrice Lefèvre");
            assertThat(found(site, "lefevrr")).containsExactly("Béatrice Lefèvre");
            assertThat(found(site, "Helenne oeuvrard")).containsExactly("Hélène Œuvrard");
            assertThat(found(site, "anna")).containsExactly("Ana Ruiz");
            assertThat(found(site, "noel")).containsExactly("Jean-Noël Lefort");
            assertThat(found(site, "%")).hasSize(4);
            assertThat(found(site, "zzzz")).isEmpty();
        });
    }

    @Test
    void aPersonIsFoundByWhateverIsKnownOfThem() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);
            organisations.addMember(
                    town,
                    new MemberDetails(
                            "Jean-Pierre Lefèvre", "jp.lefevre@ville.example", "06 12 34 56 78", Locale.FRENCH),
                    TODAY);
            add(town, "Ana Ruiz");

            for (var typed : List.of(
                    "lefevre jean",
                    "pierre",
                    "LEFÈVRE",
                    "lefevre jean-pierre",
                    "lefevrre",
                    "lefvere",
                    "jaen lefevre",
                    "jp.lefevre@ville.example",
                    "06 12 34 56 78",
                    "+33 6 12 34 56 78",
                    "345678")) {
                assertThat(found(site, typed)).as(typed).containsExactly("Jean-Pierre Lefèvre");
            }
            assertThat(found(site, "lefevre ana")).isEmpty();
            assertThat(found(site, "06 99 99 99 99")).isEmpty();
        });
    }

    @Test
    void howManyThereAreIsSaidWhereNotAllAreShown() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);
            for (int i = 0; i < 15; i++) {
                add(town, "Ana Ruiz " + (char) ('A' + i));
            }

            var found = organisations.findMembers("ruiz", List.of(site), 12);

            assertThat(found.members()).hasSize(12);
            assertThat(found.all()).isEqualTo(15);
            assertThat(found.isCut()).isTrue();
            assertThat(organisations.findMembers("ruiz o", List.of(site), 12).isCut())
                    .isFalse();
        });
    }

    /** Those whose name begins as it was typed come first, on whichever page; a slip of the finger is looked past on all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"ruiz", "ruix", ""})
    void whoeverLooksForMembersGetsThemAllPieceByPiece(String typed) {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);
            for (int i = 0; i < 7; i++) {
                add(town, "Ruiz Ana " + (char) ('A' + i));
                add(town, "Élise Ruiz " + (char) ('A' + i));
            }
            add(town, "Ruiz Ana A");
            var all = organisations.findMembers(typed, List.of(site), 100).members();

            var pieces = new ArrayList<MemberSummary>();
            String cursor = null;
            do {
                var piece = organisations.findMembers(typed, List.of(site), cursor, 4);
                assertThat(piece.items()).hasSizeLessThanOrEqualTo(4);
                pieces.addAll(piece.items());
                cursor = piece.next();
            } while (cursor != null);

            assertThat(pieces).isEqualTo(all).hasSize(15);
        });
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        with(() -> {
            var site = site("Siège");

            for (var cursor : List.of(
                    "nonsense", Cursor.of("PARTOUT", "Ana", UUID.randomUUID()).toString())) {
                assertThatExceptionOfType(Refused.class)
                        .isThrownBy(() -> organisations.findMembers("ana", List.of(site), cursor, 4))
                        .withMessage("shared.not-a-cursor");
            }
        });
    }

    @Test
    void twoOfOneNameAreToldApartByTheirEmployerAndThenByTheirAddress() {
        with(() -> {
            var town = organisation("Ville");
            var hospital = organisation("Hôpital");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);
            organisations.share(site, hospital, TODAY, null);
            var first = organisations.addMember(town, new MemberDetails("Jean Doublon", "jean.d@ville.example"), TODAY);
            var second =
                    organisations.addMember(town, new MemberDetails("Jean DOUBLON", "jean.d2@ville.example"), TODAY);
            var third = organisations.addMember(hospital, new MemberDetails("Jean Doublon", "jd@chu.example"), TODAY);
            add(town, "Ana Ruiz");

            assertThat(organisations.findMembers("doublon", List.of(site), 12).members())
                    .extracting(MemberSummary::about)
                    .containsExactlyInAnyOrder("Ville, jean.d", "Ville, jean.d2", "Hôpital");
            assertThat(List.of(first, second, third))
                    .extracting(it -> organisations.called(it).name())
                    .containsExactly(
                            "Jean Doublon (Ville, jean.d)", "Jean DOUBLON (Ville, jean.d2)", "Jean Doublon (Hôpital)");
            assertThat(organisations.findMembers("ruiz", List.of(site), 12).members())
                    .extracting(it -> organisations.called(it.id()).name())
                    .containsExactly("Ana Ruiz");
        });
    }

    @Test
    void whomNoLetterReachesIsToBeCalled() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);
            var guest = organisations.addGuest(site, "Noé Martel", "noe@ville.example", "06 12 34 56 78");
            var listed = organisations.addMember(
                    town, new MemberDetails("Ana Ruiz", "ana@ville.example", "06 12 34 56 79", Locale.FRENCH), TODAY);

            assertThat(organisations.called(guest).phone()).isEqualTo("06 12 34 56 78");
            assertThat(organisations.called(guest).dialled()).isEqualTo("0612345678");
            assertThat(organisations.called(listed).phone()).isNull();
        });
    }

    @Test
    void onlyThoseWhoMayUseTheSiteAreFound() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            add(town, "Ana Ruiz");

            assertThat(found(site, "ruiz")).isEmpty();
            organisations.share(site, town, TODAY, null);
            assertThat(found(site, "ruiz")).containsExactly("Ana Ruiz");
        });
    }

    @Test
    void aGuestAtTheDeskIsServedAtOnceAndAKnownAddressIsThePersonThemself() {
        with(() -> {
            var town = organisation("Ville");
            var site = site("Siège");
            organisations.share(site, town, TODAY, null);

            var guest = organisations.addGuest(site, "Noé Martel", "Noe.Martel@ville.example", null);

            assertThat(organisations.mayUse(guest, site, TODAY)).isTrue();
            assertThat(organisations.addGuest(site, "N. Martel", "noe.martel@ville.example", null))
                    .isEqualTo(guest);
        });
    }

    @Test
    void anEditMadeOnAnOldPageIsNotLostInSilence() {
        with(() -> {
            var town = organisation("Ville");
            var details = new OrganisationDetails("Ville de Pessac", "ville", OrganisationKind.TOWN, null);
            organisations.changeOrganisation(town, details, 0);

            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> organisations.changeOrganisation(town, details, 0));
        });
    }

    private void with(Runnable work) {
        Tenant.run(operator, work);
    }

    private OrganisationId organisation(String name) {
        return organisations.addOrganisation(
                new OrganisationDetails(name, fr.conciergerie.shared.Slug.from(name), OrganisationKind.TOWN, null));
    }

    private SiteId site(String name) {
        return organisations.addSite(Sites.details(name));
    }

    private void add(OrganisationId organisation, String... names) {
        for (var name : names) {
            organisations.addMember(organisation, new MemberDetails(name, null), TODAY.minusDays(5));
        }
    }

    private List<String> found(SiteId site, String query) {
        return organisations.findMembers(query, List.of(site), 10).members().stream()
                .map(MemberSummary::name)
                .toList();
    }

    private List<SiteId> visibleTo(Role role, UUID account, @Nullable UUID subject) {
        var actor = new Actor(account, UUID.randomUUID(), "X", role, operator.value(), subject, Locale.FRENCH);
        return organisations.sitesVisibleTo(actor).stream().map(Site::id).toList();
    }

    @TestConfiguration
    static class Noon {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
        }
    }
}
