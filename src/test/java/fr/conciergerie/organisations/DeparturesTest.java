package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Departures.Answer.AskAgain;
import fr.conciergerie.organisations.Departures.Answer.Done;
import fr.conciergerie.organisations.Departures.From;
import fr.conciergerie.organisations.Departures.Missing;
import fr.conciergerie.organisations.Departures.Undone;
import fr.conciergerie.organisations.Departures.Whom.Chosen;
import fr.conciergerie.organisations.Departures.Whom.Everybody;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    Departures.class,
    OrganisationRepository.class,
    SiteRepository.class,
    MemberRepository.class,
    MemberImportRepository.class,
    DepartureRepository.class,
    ImportRetention.class,
    DeparturesTest.Days.class
})
class DeparturesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final UUID MANAGER = UUID.randomUUID();
    private static final String HEADINGS = "Nom;Prénom;E-mail;Service\n";
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);

    @Autowired
    Organisations organisations;

    @Autowired
    MemberImports imports;

    @Autowired
    Departures departures;

    @Autowired
    ImportRetention retention;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));

    @BeforeEach
    void aTownOfTwenty() {
        NOW.set(NOON);
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        with(() -> {
            town = organisations.addOrganisation(
                    new OrganisationDetails("Ville", "ville", OrganisationKind.TOWN, null));
            taken(list(0, 20));
        });
        later(Duration.ofDays(30));
    }

    @Test
    void whoIsMissingKeepsTheirRightUntilItIsEndedByNumber() {
        with(() -> {
            var file = taken(list(0, 18));

            var asked = departures.ask(file, new Everybody());
            assertThat(asked.people())
                    .extracting(Missing::email)
                    .containsExactly("agent18@ville.example", "agent19@ville.example");
            assertThat(ended()).isZero();

            assertThat(departures.end(file, new Everybody(), asked.seal(), MANAGER))
                    .isInstanceOfSatisfying(
                            Done.class, it -> assertThat(it.people()).isEqualTo(2));
            assertThat(ended()).isEqualTo(2);
        });
    }

    @Test
    void onlyThoseChosenAreEnded() {
        with(() -> {
            var file = taken(list(0, 15));
            var one = departures.ask(file, new Everybody()).people().getFirst().member();
            var whom = new Chosen(Set.of(one, new MemberId(UUID.randomUUID())));

            departures.end(file, whom, departures.ask(file, whom).seal(), MANAGER);

            assertThat(ended()).isEqualTo(1);
        });
    }

    /** The cases are files that people handed in: in every one of them all twenty are there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // a separator more at the end of each line
                "%s;%s;agent%d@ville.example;Cabinet;\n",
                // one cell too many, so that no line can be taken
                "%s;%s;agent%d@ville.example;Cabinet;de trop\n",
                // the address in a column that is not read
                "%s;%s;;voir agent%d@ville.example\n",
                // as it is pasted out of a mail
                "%s;%s;AGENT%d @ VILLE.example\u00a0;Cabinet\n"
            })
    void nobodyWhoseAddressStandsAnywhereInTheFileIsMissing(String line) {
        with(() -> {
            var file = stage(HEADINGS
                    + IntStream.range(0, 20)
                            .mapToObj(i -> line.formatted("Agent" + i, "Zoé", i))
                            .collect(Collectors.joining()));
            imports.confirm(file, "", MANAGER);

            assertThat(missing(file)).isEmpty();
            assertThat(ended()).isZero();
        });
    }

    @Test
    void nobodyIsOfferedWhileALineIsRefused() {
        with(() -> {
            var file = taken(list(0, 15) + "Agent15;Zoé;pas-une-adresse;\n");

            assertThat(from(file)).isEqualTo(From.LINES_REFUSED);
            notOffered(file);
        });
    }

    @Test
    void nobodyIsOfferedByAListThatIsNotTakenOver() {
        with(() -> {
            var file = stage(list(0, 15));
            assertThat(from(file)).isEqualTo(From.NOT_CONFIRMED);
            notOffered(file);

            imports.abandon(file);
            assertThat(from(file)).isEqualTo(From.PUT_ASIDE);
            notOffered(file);
        });
    }

    @Test
    void nobodyIsOfferedByTheCorrectedLinesOfAList() {
        with(() -> {
            var file = taken("Ligne;Motif;Nom;Prénom;E-mail\n4;L’adresse manque;Agent3;Zoé;agent3@ville.example\n");

            assertThat(from(file)).isEqualTo(From.CORRECTION);
            notOffered(file);
        });
    }

    @Test
    void anOlderListSaysNothingAnyMore() {
        with(() -> {
            var older = taken(list(0, 15));
            later(Duration.ofMinutes(1));
            taken(list(0, 20));

            assertThat(from(older)).isEqualTo(From.OUTDATED);
            notOffered(older);
        });
    }

    /** Or else everybody would be missing from it. */
    @Test
    void aListWhoseLinesAreErasedSaysNothingAnyMore() {
        with(() -> {
            var file = taken(list(0, 15));
            transactions.executeWithoutResult(_ ->
                    retention.forget(NOW.get().plus(Duration.ofDays(60)).atZone(ZoneOffset.UTC), Period.ofDays(30)));

            assertThat(from(file)).isEqualTo(From.FORGOTTEN);
            notOffered(file);
        });
    }

    @Test
    void whoChangesMeanwhileIsAskedAboutAgain() {
        with(() -> {
            var file = taken(list(0, 18));
            var seen = departures.ask(file, new Everybody());
            change("update organisations.member set phone = '05 56 00 00 00', version = version + 1"
                    + " where email = 'agent18@ville.example'");

            assertThat(departures.end(file, new Everybody(), seen.seal(), MANAGER))
                    .isInstanceOfSatisfying(
                            AskAgain.class, it -> assertThat(it.now().people()).hasSize(2));
            assertThat(ended()).isZero();
        });
    }

    @Test
    void whoConfirmsInTwoWindowsEndsThemOnce() {
        with(() -> {
            var file = taken(list(0, 18));
            var seen = departures.ask(file, new Everybody());
            departures.end(file, new Everybody(), seen.seal(), MANAGER);

            assertThat(departures.end(file, new Everybody(), seen.seal(), MANAGER))
                    .isInstanceOfSatisfying(
                            AskAgain.class, it -> assertThat(it.now().people()).isEmpty());
            assertThat(ended()).isEqualTo(2);
        });
    }

    @Test
    void manyAreGivenBackTheirRightInOneGo() {
        with(() -> {
            change(
                    "update organisations.member set eligible_until = '2027-06-30' where email = 'agent19@ville.example'");
            var before = rights();
            var file = taken(list(0, 2));
            var id = endAll(file);
            assertThat(ended()).isEqualTo(18);

            later(Duration.ofHours(23));
            assertThat(departures.undo(file, id, MANAGER)).isEqualTo(new Undone(18, List.of()));
            assertThat(rights()).isEqualTo(before);
        });
    }

    @Test
    void undoingTouchesNobodyElseAndSaysWhoHasChangedSince() {
        with(() -> {
            var file = taken(list(0, 18));
            var id = endAll(file);
            change("update organisations.member set eligible_until = '2026-12-31', version = version + 1"
                    + " where email = 'agent18@ville.example'");
            change("update organisations.member set eligible_until = '2026-12-24', version = version + 1"
                    + " where email = 'agent3@ville.example'");

            assertThat(departures.undo(file, id, MANAGER)).isEqualTo(new Undone(1, List.of("Zoé Agent18")));
            assertThat(rights())
                    .contains(
                            "agent18@ville.example 2026-12-31",
                            "agent3@ville.example 2026-12-24",
                            "agent19@ville.example null");
        });
    }

    @Test
    void isUndoneOnceAndWithinADay() {
        with(() -> {
            var file = taken(list(0, 18));
            var id = endAll(file);
            departures.undo(file, id, MANAGER);
            refused("organisations.departures.undone-already", () -> departures.undo(file, id, MANAGER));

            var again = endAll(file);
            later(Duration.ofDays(1));
            refused("organisations.departures.too-late", () -> departures.undo(file, again, MANAGER));
            assertThat(ended()).isEqualTo(2);
        });
    }

    @Test
    void whoseNameStandsInTheFileIsLookedAtAlone() {
        with(() -> {
            var file = taken(list(0, 19) + "AGENT19;Zoe;z.agent19@ville.example;\n");

            assertThat(missing(file)).containsExactly("Zoé Agent19 true");
            assertThat(departures.ask(file, new Everybody()).people()).isEmpty();
        });
    }

    private static String list(int from, int to) {
        return HEADINGS
                + IntStream.range(from, to)
                        .mapToObj(i -> "Agent%d;Zoé;agent%d@ville.example;Cabinet\n".formatted(i, i))
                        .collect(Collectors.joining());
    }

    private MemberImportId taken(String text) {
        var id = stage(text);
        imports.confirm(id, "", MANAGER);
        return id;
    }

    private MemberImportId stage(String text) {
        return imports.stage(town, "agents.csv", text.getBytes(StandardCharsets.UTF_8), MANAGER);
    }

    private DepartureId endAll(MemberImportId file) {
        var seal = departures.ask(file, new Everybody()).seal();
        return ((Done) departures.end(file, new Everybody(), seal, MANAGER)).id();
    }

    private void notOffered(MemberImportId file) {
        refused("organisations.departures.not-offered", () -> departures.ask(file, new Everybody()));
        refused("organisations.departures.not-offered", () -> departures.end(file, new Everybody(), "", MANAGER));
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(deed).withMessage(key);
    }

    private From from(MemberImportId file) {
        return From.valueOf(
                strings("select organisations.departures_from('" + file + "')").getFirst());
    }

    private List<String> missing(MemberImportId file) {
        return strings("select name || ' ' || namesake from organisations.missing_from_import('" + file + "', '"
                + LocalDate.ofInstant(NOW.get(), ZoneOffset.UTC) + "') order by name");
    }

    private int ended() {
        return strings(
                        "select 1 from organisations.member where eligible_until is not null and eligible_until < '2027-01-01'")
                .size();
    }

    private List<String> rights() {
        return strings(
                "select email || ' ' || coalesce(eligible_until::text, 'null') from organisations.member order by 1");
    }

    private void change(String sql) {
        transactions.executeWithoutResult(_ -> jdbc.sql(sql).update());
    }

    private List<String> strings(String sql) {
        return Objects.requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(String.class).list()));
    }

    private void with(Runnable work) {
        Tenant.run(operator, work);
    }

    private static void later(Duration time) {
        NOW.updateAndGet(it -> it.plus(time));
    }

    @TestConfiguration
    static class Days {
        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOW.get();
                }
            };
        }
    }
}
