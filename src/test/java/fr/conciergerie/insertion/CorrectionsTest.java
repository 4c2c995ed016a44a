package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.insertion.PassIae.SuspensionReason;
import fr.conciergerie.insertion.Spread.Part;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A slip in a file is corrected, the rest follows, and a trace is left that tells nothing it should not. */
@SpringBootTest
@AutoConfigureMockMvc
class CorrectionsTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 6);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 5);

    @Autowired
    People people;

    @Autowired
    Corrections corrections;

    @Autowired
    Hours hours;

    @Autowired
    Retention retention;

    @Autowired
    Someone someone;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    OperatorId operator = new OperatorId(new UUID(0, 0));
    PersonId person = new PersonId(new UUID(0, 0));

    @BeforeEach
    void somebodyHasAPass() {
        operator = someone.operator();
        in(() -> {
            person = people.enter(new PersonDetails("Personne Opale", null, null, START, null, null));
            people.addPass(person, "99999 21 12354", START);
        });
    }

    @Test
    void aNumberIsCorrectedWithoutMovingTheStart() {
        in(() -> corrections.pass(person, pass().id(), 0, "99999\u00a021\u00a012345", START));

        assertThat(pass().spaced()).isEqualTo("99999 21 12345");
        assertThat(pass().startsOn()).isEqualTo(START);
    }

    @Test
    void theEndFollowsWhatIsCorrectedAndWhatIsTakenOut() {
        suspend(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 5, 31));
        prolong(LocalDate.of(2028, 6, 30));
        var suspension = pass().suspensions().getFirst().id();

        in(() -> corrections.suspension(
                person,
                suspension,
                pass().version(),
                LocalDate.of(2025, 6, 1),
                LocalDate.of(2025, 9, 30),
                SuspensionReason.CONTRACT_SUSPENDED));
        assertThat(pass().endsOn()).isEqualTo(LocalDate.of(2028, 6, 30).minusDays(243));

        var prolongation = pass().prolongations().getFirst();
        in(() -> corrections.prolongation(
                person,
                prolongation.id(),
                pass().version(),
                prolongation.startsOn().plusDays(9),
                ProlongationRule.Reason.SENIOR_50,
                "Cap emploi"));
        assertThat(pass().endsOn()).isEqualTo(LAST.plusDays(122 + 10));

        in(() -> corrections.withdraw(person, FileSection.SUSPENSION, suspension, pass().version()));
        assertThat(pass().endsOn()).isEqualTo(LAST.plusDays(10));
        in(() -> corrections.withdraw(person, FileSection.PROLONGATION, prolongation.id(), pass().version()));
        assertThat(pass().endsOn()).isEqualTo(LAST);
    }

    /** Whoever writes, the database counts the same end as we do. */
    @ParameterizedTest
    @ValueSource(longs = {7, 2015})
    void theDatabaseCountsTheSameEnd(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 25; i++) {
            var before = pass();
            var suspensions = before.suspensions();
            try {
                switch (random.nextInt(5)) {
                    case 0 -> {
                        var first = START.plusDays(random.nextInt(800));
                        suspend(first, first.plusDays(random.nextInt(60)));
                    }
                    case 1 -> prolong(before.endsOn().plusDays(1 + random.nextInt(90)));
                    case 2 ->
                        in(() -> corrections.pass(
                                person,
                                before.id(),
                                before.version(),
                                before.number(),
                                START.plusDays(random.nextInt(20))));
                    case 3 -> {
                        if (!suspensions.isEmpty()) {
                            in(() -> corrections.withdraw(
                                    person,
                                    FileSection.SUSPENSION,
                                    suspensions
                                            .get(random.nextInt(suspensions.size()))
                                            .id(),
                                    before.version()));
                        }
                    }
                    default -> {
                        if (!before.prolongations().isEmpty()) {
                            var it = before.prolongations().getFirst();
                            in(() -> corrections.prolongation(
                                    person,
                                    it.id(),
                                    before.version(),
                                    it.startsOn().plusDays(random.nextInt(40)),
                                    ProlongationRule.Reason.SENIOR_50,
                                    "Cap emploi"));
                        }
                    }
                }
            } catch (Refused refused) {
                assertThat(pass()).as(refused.key()).isEqualTo(before);
            }
            assertThat(RawRows.of("select ends_on from insertion.pass where id = '%s'".formatted(before.id())))
                    .as("seed %d, step %d", seed, i)
                    .containsExactly(pass().endsOn().toString());
            assertThat(pass().outside()).isEmpty();
        }
    }

    @Test
    void twoPassOfOnePersonDoNotOverlap() {
        refuses("insertion.pass-overlaps", () -> people.addPass(person, "999992100002", LAST));
        refuses("insertion.pass-overlaps", () -> people.addPass(person, "999992100002", START.minusDays(729)));
        refuses("insertion.pass-number-taken", () -> people.addPass(person, "999992112354", LAST.plusDays(1)));
        in(() -> people.addPass(person, "999992100002", LAST.plusDays(1)));

        refuses("insertion.pass-overlaps", () -> people.suspend(person, START, START, SuspensionReason.AGREEMENT));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> in(() -> jdbc.sql("""
                        insert into insertion.pass_suspension (id, pass_id, starts_on, ends_on, reason)
                        select gen_random_uuid(), id, starts_on, starts_on, 'AGREEMENT' from insertion.pass
                         where starts_on = :start
                        """).param("start", START).update()))
                .withMessageContaining("one_pass_at_a_time");
    }

    @Test
    void aSuspensionLiesWithinItsPass() {
        refuses("insertion.before-the-pass", () -> suspend(START.minusDays(1), START));
        refuses("insertion.after-the-pass", () -> suspend(LAST.plusDays(1), LAST.plusDays(9)));
        suspend(LAST, LAST.plusDays(9));

        refuses(
                "insertion.suspension-outside",
                () -> corrections.pass(person, pass().id(), pass().version(), "999992112345", START.minusDays(1)));
        refuses(
                "insertion.suspension-outside",
                () -> corrections.pass(person, pass().id(), pass().version(), "999992112345", LAST.plusDays(1)));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> in(() -> jdbc.sql("update insertion.pass_suspension set starts_on = starts_on + 1")
                        .update()))
                .withMessageContaining("suspension_within_pass");
    }

    @Test
    void theOneWhoSawAnEarlierPassIsTold() {
        suspend(START.plusDays(10), START.plusDays(20));
        int seen = pass().version();
        var suspension = pass().suspensions().getFirst().id();
        in(() -> corrections.pass(person, pass().id(), seen, "999992112345", START));

        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> in(() -> corrections.withdraw(person, FileSection.SUSPENSION, suspension, seen)));
        in(() -> corrections.withdraw(person, FileSection.SUSPENSION, suspension, pass().version()));
        refuses(
                "insertion.gone",
                () -> corrections.withdraw(person, FileSection.SUSPENSION, suspension, pass().version()));
    }

    @Test
    void nothingIsLeftOfAnInterviewInTheWrongFile() {
        in(() -> {
            people.addInterview(person, START.plusDays(3), "La confidence de quelqu’un d’autre", null);
            var interview = file().interviews().getFirst();
            corrections.withdraw(person, FileSection.INTERVIEW, interview.id(), interview.version());
        });

        assertThat(file().interviews()).isEmpty();
        assertThat(file().corrections()).singleElement().satisfies(it -> {
            assertThat(it.section()).isEqualTo(FileSection.INTERVIEW);
            assertThat(it.isWithdrawal()).isTrue();
            assertThat(it.before()).isNull();
        });
        assertThat(ledger("insertion.entry-withdrawn"))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("INTERVIEW").doesNotContain("confidence", "2025"));
    }

    /** What was written into the wrong file goes whole; its number is free for the file that it belongs to. */
    @Test
    void aPassATrainingAndAGoalAreTakenOut() {
        suspend(START.plusDays(10), START.plusDays(20));
        in(() -> {
            people.addLearning(person, Learning.Kind.TRAINING, "Soudure", START, START.plusDays(4), 2100);
            people.addGoal(person, "Passer le permis", START, START.plusDays(90));
            var training = file().learnings().getFirst();
            var goal = file().goals().getFirst();
            corrections.withdraw(person, FileSection.LEARNING, training.id(), training.version());
            corrections.withdraw(person, FileSection.GOAL, goal.id(), goal.version());
            corrections.withdraw(person, FileSection.PASS, pass().id(), pass().version());
        });

        assertThat(file().pass()).isEmpty();
        assertThat(file().learnings()).isEmpty();
        assertThat(file().goals()).isEmpty();
        assertThat(file().corrections())
                .allMatch(Correction::isWithdrawal)
                .extracting(Correction::section)
                .containsExactlyInAnyOrder(FileSection.LEARNING, FileSection.GOAL, FileSection.PASS);
        assertThat(String.join("\n", ledger("insertion.entry-withdrawn")))
                .contains("LEARNING", "GOAL", "PASS")
                .doesNotContain("Soudure", "permis", "12354");
        in(() -> people.addPass(
                people.enter(new PersonDetails("Personne Jaspe", null, null, START, null, null)),
                "99999 21 12354",
                START));
    }

    @Test
    void theWordsOfAnInterviewAndOfAGoalAreCorrected() {
        in(() -> {
            people.addInterview(person, START.plusDays(3), "Veut travailler au jardin", null);
            people.addGoal(person, "Passer le permis A", START, null);
            var interview = file().interviews().getFirst();
            people.moveGoal(person, file().goals().getFirst().id(), 0, Goal.State.REACHED);
            var goal = file().goals().getFirst();
            corrections.interview(
                    person,
                    interview.id(),
                    interview.version(),
                    START.plusDays(4),
                    "Veut travailler à l’atelier",
                    null);
            corrections.goal(person, goal.id(), goal.version(), "Passer le permis B", START, START.plusDays(90));
        });

        assertThat(file().interviews()).singleElement().satisfies(it -> {
            assertThat(it.note()).isEqualTo("Veut travailler à l’atelier");
            assertThat(it.heldOn()).isEqualTo(START.plusDays(4));
        });
        assertThat(file().goals()).singleElement().satisfies(it -> {
            assertThat(it.text()).isEqualTo("Passer le permis B");
            assertThat(it.dueOn()).isEqualTo(START.plusDays(90));
            assertThat(it.state()).as("a slip of words is no step back").isEqualTo(Goal.State.REACHED);
        });
        assertThat(String.join("\n", ledger("insertion.entry-corrected")))
                .contains("INTERVIEW", "GOAL")
                .doesNotContain("jardin", "atelier", "permis");
    }

    @Test
    void theTraceTellsTheDaysAndNoWord() {
        in(() -> {
            people.addLearning(person, Learning.Kind.TRAINING, "Désintoxication", START, START, 420);
            var it = file().learnings().getFirst();
            corrections.learning(
                    person, it.id(), it.version(), Learning.Kind.TRAINING, "Accueil", START, START.plusDays(1), 840);
            corrections.pass(person, pass().id(), pass().version(), "999992112345", START.plusDays(1));
        });

        assertThat(String.join("\n", ledger("insertion.entry-corrected")))
                .contains("LEARNING", "2025-01-06", "2025-01-07", "PASS")
                .doesNotContain("Désintoxication", "Accueil", "12345", "12354");
        assertThat(file().learnings().getFirst().title()).isEqualTo("Accueil");
        assertThat(file().corrections())
                .extracting(Correction::section)
                .containsExactlyInAnyOrder(FileSection.LEARNING, FileSection.PASS);
    }

    @Test
    void aContractThatHoursRestOnKeepsTheirDays() {
        var day = START.plusDays(30);
        in(() -> {
            people.addContract(person, Contract.Kind.CDDI, START, START.plusMonths(6), 1560, false);
            hours.enter(person, day, Spread.byHand(420, List.of(new Part(null, 420))));
        });
        refuses(
                "insertion.contract-overlaps",
                () -> people.addContract(
                        person, Contract.Kind.CDDI, START.plusMonths(6), START.plusMonths(9), 1560, true));
        var contract = file().contracts().getFirst();
        refuses(
                "insertion.contract-has-hours",
                () -> corrections.withdraw(person, FileSection.CONTRACT, contract.id(), 0));
        refuses(
                "insertion.contract-has-hours",
                () -> corrections.endContract(person, contract.id(), 0, day.minusDays(1)));

        in(() -> {
            hours.validate(YearMonth.from(day), Instant.now());
            hours.correct(hours.of(person).getFirst().id(), HourEntry.Reason.OTHER, null);
            corrections.contract(person, contract.id(), 0, Contract.Kind.CDI_INCLUSION, START, null, 1800, false);
        });
        assertThat(file().contracts())
                .singleElement()
                .satisfies(it -> assertThat(it.weeklyMinutes()).isEqualTo(1800));
        in(() -> corrections.withdraw(person, FileSection.CONTRACT, contract.id(), 1));
        assertThat(file().contracts()).isEmpty();
    }

    /** Left long ago and typed late: what is wrong can be put right until the file goes, with its traces. */
    @Test
    void anEndedFileIsCorrectedAndATraceGoesWithIt() {
        in(() -> {
            people.addAbsence(person, Absence.Kind.LEAVE, START, START.plusDays(4));
            people.exit(person, 0, new Exit(START.plusDays(60), ExitFamily.DURABLE, "Contrat vu"));
            var it = file().absences().getFirst();
            corrections.absence(person, it.id(), it.version(), Absence.Kind.EXCUSED, START, START);
            assertThat(file().absences().getFirst().endsOn()).isEqualTo(START);
        });
        RawRows.change("update insertion.person set entered_on = '2020-01-01', exited_on = '2021-01-01' where id = '%s'"
                .formatted(person));
        in(() -> assertThat(retention.purge()).isEqualTo(1));
        assertThat(RawRows.of("select 1 from insertion.correction where operator_id = '%s'".formatted(operator)))
                .isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> in(() -> corrections.withdraw(person, FileSection.PASS, UUID.randomUUID(), 0)));
    }

    private void suspend(LocalDate from, LocalDate until) {
        in(() -> people.suspend(person, from, until, SuspensionReason.CONTRACT_SUSPENDED));
    }

    private void prolong(LocalDate until) {
        in(() -> people.prolong(person, until, ProlongationRule.Reason.SENIOR_50, "Cap emploi"));
    }

    private PassIae pass() {
        return file().pass().orElseThrow();
    }

    private PersonFile file() {
        return Tenant.call(operator, () -> people.file(person, People.Part.WHOLE));
    }

    private List<String> ledger(String what) {
        return RawRows.of("select detail from web.audit_event where what = '%s' and operator_id = '%s'"
                .formatted(what, operator));
    }

    private void refuses(String key, Runnable deed) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> in(deed)).withMessage(key);
    }

    private void in(Runnable deed) {
        Tenant.run(operator, () -> transaction.executeWithoutResult(_ -> deed.run()));
    }
}
