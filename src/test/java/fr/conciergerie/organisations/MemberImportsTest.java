package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import({
    Organisations.class,
    MemberImports.class,
    OrganisationRepository.class,
    SiteRepository.class,
    MemberRepository.class,
    MemberImportRepository.class,
    MemberImportsTest.Noon.class
})
class MemberImportsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final UUID MANAGER = UUID.randomUUID();
    private static final String LIST = """
            Prénom;Nom;Courriel;Téléphone
            Inès;Faure;ines@ville.example;0556000001
            Noé;Martel;noe@ville.example;
            ;;sans-nom@ville.example;
            """;

    @Autowired
    Organisations organisations;

    @Autowired
    MemberImports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));

    @BeforeEach
    void aTownOfItsOwn() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        town = Tenant.call(
                operator,
                () -> organisations.addOrganisation(
                        new OrganisationDetails("Ville", "ville", OrganisationKind.TOWN, null)));
    }

    @Test
    void nobodyIsAddedBeforeTheManagerConfirms() {
        with(() -> {
            var staged = stage(LIST);
            assertThat(rows()).isEmpty();

            imports.confirm(staged);
            assertThat(rows()).containsExactly("Inès Faure 0556000001", "Noé Martel null");
        });
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        with(() -> {
            imports.confirm(stage(LIST));
            var before = versions();

            var again = stage(LIST);
            imports.confirm(again);

            assertThat(versions()).isEqualTo(before);
            assertThat(effect(again)).isEqualTo("0 0 2 1");
        });
    }

    @Test
    void aFileIsTakenOnce() {
        with(() -> {
            var staged = stage(LIST);
            imports.confirm(staged);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> imports.confirm(staged))
                    .withMessage("organisations.import.settled");
        });
    }

    @Test
    void aNewNameIsCorrectedAndAGuestOfTheDeskIsConfirmed() {
        with(() -> {
            var site = organisations.addSite(Sites.details("Siège"));
            organisations.share(site, town, TODAY, null);
            organisations.addGuest(site, "Noe M.", "noe@ville.example", "0556000009");

            var staged = stage(LIST);
            imports.confirm(staged);

            assertThat(effect(staged)).isEqualTo("1 1 0 1");
            assertThat(rows()).containsExactly("Inès Faure 0556000001", "Noé Martel 0556000009");
        });
    }

    @Test
    void whoIsOnTheListAgainWasNotThereMeanwhile() {
        with(() -> {
            imports.confirm(stage(LIST));
            transactions.executeWithoutResult(_ -> jdbc.sql("""
                            update organisations.member
                               set eligible_from = '2014-01-01', eligible_until = '2014-12-31', created_at = '2014-01-01'
                             where email = 'noe@ville.example'
                            """).update());

            imports.confirm(stage(LIST));

            List<String> stays = Objects.requireNonNull(
                    transactions.execute(_ -> jdbc.sql("""
                            select valid_from || ' ' || coalesce(valid_until::text, '…') from organisations.stay_v
                              join organisations.member m on m.id = member_id and m.email = 'noe@ville.example'
                             order by 1
                            """).query(String.class).list()));
            assertThat(stays).containsExactly("2014-01-01 2014-12-31", TODAY + " …");
        });
    }

    @Test
    void anotherOperatorCannotConfirm() {
        var staged = Tenant.call(operator, () -> stage(LIST));
        var other = organisations.createOperator("D'autres", "op-" + UUID.randomUUID());

        Tenant.run(
                other,
                () -> assertThatExceptionOfType(fr.conciergerie.shared.NotFound.class)
                        .isThrownBy(() -> imports.confirm(staged)));
    }

    @Test
    void aWholeMinistryIsTakenInOneGo() {
        with(() -> {
            var many = IntStream.range(0, 50_000)
                    .mapToObj(i -> "Agent" + i + ";agent" + i + "@ministere.example")
                    .collect(Collectors.joining("\n", "Nom;Courriel\n", "\n"));
            var staged = stage(many);
            imports.confirm(staged);

            assertThat(effect(staged)).isEqualTo("50000 0 0 0");
        });
    }

    private void with(Runnable work) {
        Tenant.run(operator, work);
    }

    private MemberImportId stage(String text) {
        return imports.stage(town, "agents.csv", text.getBytes(StandardCharsets.UTF_8), MANAGER);
    }

    private List<String> rows() {
        return strings("select name || ' ' || coalesce(phone, 'null') from organisations.member order by name");
    }

    private List<String> versions() {
        return strings("select name || ' ' || version from organisations.member order by name");
    }

    private String effect(MemberImportId id) {
        return strings("select added || ' ' || changed || ' ' || unchanged || ' ' || rejected"
                        + " from organisations.member_import where id = '" + id + "'")
                .getFirst();
    }

    private List<String> strings(String sql) {
        return java.util.Objects.requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(String.class).list()));
    }

    @TestConfiguration
    static class Noon {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
        }
    }
}
