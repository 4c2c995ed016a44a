package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.insertion.Spread.Part;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** Two years after the exit the file goes, and the counts stay. */
@SpringBootTest
@AutoConfigureMockMvc
class RetentionTest {

    private static final LocalDate TODAY = Here.today();

    @Autowired
    People people;

    @Autowired
    Hours hours;

    @Autowired
    Retention retention;

    @Autowired
    Someone someone;

    @Autowired
    SomeMarkets markets;

    OperatorId operator = new OperatorId(new UUID(0, 0));
    UUID market = new UUID(0, 0);

    @BeforeEach
    void anOperatorOfItsOwn() {
        operator = someone.operator();
        market = Tenant.call(operator, markets::running);
    }

    @Test
    void lookingPurgesNothing() {
        Tenant.run(operator, () -> {
            var old = left(TODAY.minusYears(2).minusDays(1));
            var soon = left(TODAY.minusYears(2).plusDays(10));
            left(TODAY.minusMonths(3));

            assertThat(retention.due()).extracting(Retention.Due::person).containsExactly(old);
            assertThat(retention.soon()).extracting(Retention.Due::person).containsExactly(soon);
            assertThat(people.file(old, People.Part.WHOLE).details().name()).isEqualTo("Personne X");
        });
    }

    @Test
    void theLastDayOfTheTwoYearsIsKept() {
        Tenant.run(operator, () -> {
            left(TODAY.minusYears(2));
            assertThat(retention.due()).isEmpty();
        });
    }

    @Test
    void theFileGoesAndTheCountsStay() {
        Tenant.run(operator, () -> {
            var exit = TODAY.minusYears(2).minusDays(1);
            var old = left(exit);
            var month = YearMonth.from(exit);
            hours.validate(month, Instant.now());
            var figures = figures();

            assertThat(retention.purge()).isEqualTo(1);

            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> people.file(old, People.Part.WHOLE));
            assertThat(figures()).isEqualTo(figures).hasSize(3);
            assertThat(hours.of(market, month).lines())
                    .singleElement()
                    .satisfies(it -> assertThat(it.reference()).isNull());
            assertThat(retention.purge()).isZero();
        });
        for (var table : List.of("person", "pass", "contract", "interview", "goal", "learning", "absence")) {
            assertThat(RawRows.of("select 1 from insertion.%s where operator_id = '%s'".formatted(table, operator)))
                    .as(table)
                    .isEmpty();
        }
    }

    @Test
    void aFileWithoutAnExitAsksForOneAndGoesTwoYearsAfterTheLastContact() {
        Tenant.run(operator, () -> {
            var running = inPath(TODAY.minusYears(1), null);
            var quiet = inPath(TODAY.minusYears(1), TODAY.minusMonths(7));
            var lost = inPath(TODAY.minusYears(3), TODAY.minusYears(2).minusDays(1));

            assertThat(retention.silent()).extracting(Retention.Due::person).containsExactly(lost, quiet);
            assertThat(retention.due()).extracting(Retention.Due::person).containsExactly(lost);
            people.addInterview(quiet, TODAY.minusDays(1), "Des nouvelles", null);
            assertThat(retention.silent()).extracting(Retention.Due::person).doesNotContain(quiet, running);

            assertThat(retention.purge()).isEqualTo(1);
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> people.file(lost, People.Part.WHOLE));
        });
        assertThat(RawRows.of("select 1 from insertion.past_exit where operator_id = '%s'".formatted(operator)))
                .as("an exit that nobody noted is not counted as one")
                .isEmpty();
        assertThat(RawRows.of("select 1 from insertion.past_presence where operator_id = '%s'".formatted(operator)))
                .hasSize(1);
    }

    private PersonId inPath(LocalDate entered, @Nullable LocalDate contractEnds) {
        var person = people.enter(new PersonDetails("Personne Y", null, null, entered, null, null));
        people.addContract(
                person,
                contractEnds == null ? Contract.Kind.CDI_INCLUSION : Contract.Kind.CDDI,
                entered,
                contractEnds,
                26 * 60,
                false);
        return person;
    }

    /** What the published views say of this operator. */
    private List<String> figures() {
        return RawRows.of("""
                select 'hours ' || market || month || person || minutes from insertion.hours_v
                 where market in (select market_id from insertion.hour_line where operator_id = '%1$s')
                   and person in (select pseudonym from insertion.hour_entry where operator_id = '%1$s')
                union all
                select 'presence ' || person || from_day || until_day from insertion.presence_v
                 where person in (select pseudonym from insertion.hour_entry where operator_id = '%1$s')
                union all
                select 'exit ' || extract(year from exited_on) || exit_family || count(*) from insertion.person
                 where operator_id = '%1$s' and exited_on is not null group by extract(year from exited_on), exit_family
                union all
                select 'exit ' || year || family || people from insertion.past_exit where operator_id = '%1$s'
                order by 1
                """.formatted(operator));
    }

    private PersonId left(LocalDate exit) {
        var entered = exit.minusMonths(6);
        var person = people.enter(new PersonDetails("Personne X", null, null, entered, null, null));
        people.addPass(person, "999992100001", entered);
        people.addContract(person, Contract.Kind.CDDI, entered, exit, 26 * 60, false);
        people.addInterview(person, entered, "Bienvenue", null);
        people.addGoal(person, "Apprendre", entered, null);
        hours.enter(person, exit, Spread.byHand(420, List.of(new Part(market, 420))));
        people.exit(person, 0, new Exit(exit, ExitFamily.DURABLE, "Contrat vu"));
        return person;
    }
}
