package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whoever owns the tables sees no operator's rows: an update of them in a migration changes none, and goes unnoticed where the owner of
 * a developer's database may do everything. What concerns all rows is said by a default or by {@code alter column … type … using}.
 */
class RowsInMigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern OF_AN_OPERATOR = Pattern.compile("(?m)^call shared\\.tenant_table\\('([a-z_.]+)'\\)");

    private static final Pattern CHANGED =
            Pattern.compile("(?m)^(?:update|insert into|delete from)\\s+(?:only\\s+)?([a-z_]+\\.[a-z_]+)");

    @Test
    void noMigrationChangesTheRowsOfAnOperator() throws IOException {
        var scripts = scripts();
        var ofAnOperator = new TreeSet<String>();
        var changed = new TreeSet<String>();
        for (var script : scripts) {
            OF_AN_OPERATOR.matcher(script).results().forEach(it -> ofAnOperator.add(it.group(1)));
            CHANGED.matcher(script).results().forEach(it -> changed.add(it.group(1)));
        }

        assertThat(ofAnOperator).hasSizeGreaterThan(100);
        assertThat(changed).isNotEmpty().doesNotContainAnyElementsOf(ofAnOperator);
    }

    private static List<String> scripts() throws IOException {
        try (var files = Files.walk(MIGRATIONS)) {
            return files.filter(it -> it.toString().endsWith(".sql"))
                    .map(RowsInMigrationsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
