package fr.conciergerie.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Looks whether a database is whole: ledgers that follow, hours that add up, publications that are what their fingerprints say,
 * figures that are what the orders say, and rows that nobody's policy hid from a dump. Each question is a statement in {@code
 * doctor/}, which begins with what it finds and should find nothing.
 */
final class Doctor {

    private static final int EXAMPLES = 5;

    /**
     * A question.
     *
     * @param name where it stands
     * @param finds what it finds, in one sentence
     */
    record Check(String name, String finds, String sql) {}

    /**
     * Something that is not as it should be.
     *
     * @param operator whose
     * @param things some of them, to look for
     */
    record Finding(Check check, String operator, long number, List<String> things) {

        @Override
        public String toString() {
            return "%s: %s %d of them at %s: %s"
                    .formatted(check.name(), check.finds(), number, operator, String.join(", ", things));
        }
    }

    private Doctor() {}

    /** What is wrong; nothing in a healthy database. */
    static List<Finding> examine(Access owner) {
        try (var connection = owner.connectOrExplain()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var findings = examineIn(connection);
            connection.rollback();
            return findings;
        } catch (SQLException e) {
            throw new CannotStart("The database at %s cannot be examined: %s".formatted(owner, Access.firstLine(e)), e);
        }
    }

    /** Where something is wrong, says what. */
    static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new CannotStart("Not all is well:%n%s"
                    .formatted(String.join(
                            System.lineSeparator(),
                            findings.stream().map(Finding::toString).toList())));
        }
    }

    /** Within a transaction of the owner. */
    static List<Finding> examineIn(Connection owner) throws SQLException {
        Tenancy.verify(owner);
        var findings = new ArrayList<Finding>();
        for (var operator : Backup.operators(owner)) {
            Backup.see(owner, operator);
            for (var check : checks()) {
                var things = things(owner, check);
                if (!things.isEmpty()) {
                    findings.add(new Finding(
                            check,
                            name(owner, operator.toString()),
                            things.size(),
                            things.stream().limit(EXAMPLES).toList()));
                }
            }
        }
        return findings;
    }

    private static List<String> things(Connection owner, Check check) throws SQLException {
        try (var query = owner.createStatement();
                var rows = query.executeQuery(check.sql())) {
            var things = new ArrayList<String>();
            while (rows.next()) {
                things.add(rows.getString("thing"));
            }
            return things;
        }
    }

    private static String name(Connection owner, String operator) throws SQLException {
        try (var query = owner.prepareStatement("select slug from organisations.operator where id = ?::uuid")) {
            query.setString(1, operator);
            var row = query.executeQuery();
            return row.next() ? row.getString(1) : operator;
        }
    }

    static List<Check> checks() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:doctor/*/*.sql");
            var checks = new ArrayList<Check>();
            for (var file : files) {
                var text = file.getContentAsString(UTF_8);
                var comment = Arrays.stream(text.split("\n"))
                        .takeWhile(it -> it.startsWith("--"))
                        .map(it -> it.substring(2).strip())
                        .collect(Collectors.joining(" "));
                checks.add(
                        new Check(file.getURL().toString().replaceFirst(".*/doctor/(.*)\\.sql$", "$1"), comment, text));
            }
            checks.sort(Comparator.comparing(Check::name));
            return checks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
