package fr.conciergerie.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.RawRows;
import fr.conciergerie.web.privacy.RetentionRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** Every table of every module names the rule that its rows go by, or says why it holds nothing about people. */
@SpringBootTest
@AutoConfigureMockMvc
class RetentionTableTest {

    @Autowired
    RetentionTable table;

    @Autowired
    RuleBook rules;

    @Test
    void everyTableNamesItsRule() {
        assertThat(table.lines().keySet())
                .as("the tables of the database, each with a line in src/main/resources/retention.table")
                .containsExactlyInAnyOrderElementsOf(tables());
    }

    @Test
    void everyRuleThatIsNamedIsContributedByAModuleAndTheOtherWayRound() {
        var named = table.lines().values().stream()
                .flatMap(it -> it.rules().stream())
                .collect(Collectors.toSet());

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        rules.all().stream().map(RetentionRule::code).toList());
    }

    /** Of those that are said to hold nothing about people, none has a column that tells of somebody. */
    @Test
    void whatIsSaidToHoldNothingAboutPeopleHoldsNoMember() {
        var innocent = table.lines().entrySet().stream()
                .filter(it -> it.getValue().rules().isEmpty())
                .map(it -> it.getKey())
                .collect(Collectors.toCollection(TreeSet::new));

        var members = RawRows.of("""
                select table_schema || '.' || table_name from information_schema.columns
                 where column_name in ('member_id', 'person_id', 'name_sealed', 'email', 'phone', 'jpeg')
                """);

        assertThat(members).doesNotContainAnyElementsOf(innocent);
    }

    @Test
    void aLineSaysARuleOrWhyThereIsNone() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new RetentionTable("orders.job"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new RetentionTable("orders.job -"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new RetentionTable("orders.job a.b\norders.job c.d"));
    }

    /** Said twice alike, as two people may who add the same table, it is untidy, and no reason not to open in the morning. */
    @Test
    void theSameLineTwiceIsForUsToTidyUpAndNotForTheStartToRefuse() throws IOException {
        assertThat(new RetentionTable("orders.job a.b\norders.job a.b").lines()).hasSize(1);

        var named = Files.readAllLines(Path.of("src/main/resources/retention.table")).stream()
                .filter(it -> !it.isBlank() && !it.startsWith("#"))
                .map(it -> it.split("\\s+")[0]);
        assertThat(named).doesNotHaveDuplicates();
    }

    private static Set<String> tables() {
        return new TreeSet<>(RawRows.of("""
                select table_schema || '.' || table_name from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
                   and table_name <> 'flyway_schema_history'
                """));
    }
}
