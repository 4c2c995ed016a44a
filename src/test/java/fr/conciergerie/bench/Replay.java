package fr.conciergerie.bench;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.ShortCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.util.PSQLState;

/**
 * The limit: the statements of one call, exactly as the application sends them, straight through JDBC. Two recordings are
 * compared; the keys and numbers in which they differ are those that each call makes anew, and the moments that lie a certain
 * time apart are those that move on with each call.
 */
final class Replay {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])[2-9A-HJKMNP-Z]{6}(?![0-9A-Za-z])");

    private static final int MOST_TRIED = 5;

    private final List<Recorder.Step> steps;
    private final Set<String> madeAnew;
    private final Set<Recorder.Parameter> moving;
    private final Duration apart;

    Replay(List<Recorder.Step> one, List<Recorder.Step> other) {
        this(one, other, Duration.ZERO);
    }

    /** @param apart how much later what the second call is about lies than what the first is about; zero where nothing does */
    Replay(List<Recorder.Step> one, List<Recorder.Step> other, Duration apart) {
        var same = one.stream()
                .map(Recorder.Step::sql)
                .toList()
                .equals(other.stream().map(Recorder.Step::sql).toList());
        if (!same) {
            throw new IllegalStateException("two calls were answered by different statements:\n%s\n%s"
                    .formatted(described(one), described(other)));
        }
        steps = one;
        madeAnew = new HashSet<>(words(one));
        madeAnew.removeAll(words(other));
        moving = moving(one, other, apart);
        this.apart = apart;
    }

    private static Set<Recorder.Parameter> moving(List<Recorder.Step> one, List<Recorder.Step> other, Duration apart) {
        var moving = Collections.<Recorder.Parameter>newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < one.size() && apart.isPositive(); i++) {
            var before = one.get(i).parameters();
            var after = other.get(i).parameters();
            for (int j = 0; j < Math.min(before.size(), after.size()); j++) {
                if (before.get(j).arguments()[1] instanceof Temporal from
                        && after.get(j).arguments()[1] instanceof Temporal until
                        && from.isSupported(ChronoUnit.SECONDS)
                        && Duration.between(from, until).equals(apart)) {
                    moving.add(before.get(j));
                }
            }
        }
        return moving;
    }

    int statements() {
        return (int)
                steps.stream().filter(it -> !it.sql().equals(Recorder.COMMIT)).count();
    }

    String described() {
        return described(steps);
    }

    private static String described(List<Recorder.Step> steps) {
        return steps.stream()
                .map(it -> it.sql().strip().lines().findFirst().orElse("").strip())
                .collect(Collectors.joining("\n    ", "    ", ""));
    }

    Load.Client client(DataSource database) throws SQLException {
        return client(database, Map.of());
    }

    /** @param instead the keys that this client sends in place of those that were recorded */
    Load.Client client(DataSource database, Map<String, String> instead) throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return new Load.Client() {
            private final Map<String, PreparedStatement> prepared = new HashMap<>();
            private Duration later = Duration.ZERO;

            @Override
            public void once() throws SQLException {
                later = later.plus(apart);
                for (int tried = 0; isOfNumberTaken(() -> call(connection, prepared, instead, later)); tried++) {
                    connection.rollback();
                    if (tried == MOST_TRIED) {
                        throw new SQLException("it is not the number");
                    }
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private interface Call {
        void run() throws SQLException;
    }

    /**
     * Whether an order number that was drawn is somebody's already: its order is not written, so what belongs to it cannot be. It happens in one of some
     * twenty measurements; another number is drawn then, as the application does.
     */
    private static boolean isOfNumberTaken(Call call) throws SQLException {
        try {
            call.run();
            return false;
        } catch (SQLException e) {
            if (PSQLState.FOREIGN_KEY_VIOLATION.getState().equals(e.getSQLState())) {
                return true;
            }
            throw e;
        }
    }

    private void call(
            Connection connection, Map<String, PreparedStatement> prepared, Map<String, String> instead, Duration later)
            throws SQLException {
        var fresh = freshWords();
        fresh.putAll(instead);
        for (var step : steps) {
            if (step.sql().equals(Recorder.COMMIT)) {
                connection.commit();
                continue;
            }
            var statement = prepared.get(step.sql());
            if (statement == null) {
                statement = connection.prepareStatement(step.sql());
                prepared.put(step.sql(), statement);
            }
            for (var parameter : step.parameters()) {
                set(statement, parameter, fresh, moving.contains(parameter) ? later : Duration.ZERO);
            }
            if (statement.execute()) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        rows.getObject(1);
                    }
                }
            }
        }
        connection.commit();
    }

    private Map<String, String> freshWords() {
        var fresh = new HashMap<String, String>();
        for (var word : madeAnew) {
            fresh.put(
                    word,
                    word.length() == ShortCode.LENGTH
                            ? ShortCode.next().value()
                            : Ids.next(Instant.now()).toString());
        }
        return fresh;
    }

    private static void set(
            PreparedStatement statement, Recorder.Parameter parameter, Map<String, String> fresh, Duration later)
            throws SQLException {
        var arguments = parameter.arguments().clone();
        arguments[1] = arguments[1] instanceof Temporal moment && later.isPositive()
                ? moment.plus(later)
                : renewed(arguments[1], fresh);
        try {
            parameter.setter().invoke(statement, arguments);
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }

    private static Object renewed(Object value, Map<String, String> fresh) {
        return switch (value) {
            case UUID key -> UUID.fromString(fresh.getOrDefault(key.toString(), key.toString()));
            case String text -> {
                var renewed = text;
                for (var word : fresh.entrySet()) {
                    renewed = renewed.replace(word.getKey(), word.getValue());
                }
                yield renewed;
            }
            case null, default -> value;
        };
    }

    private static List<String> words(List<Recorder.Step> steps) {
        var words = new ArrayList<String>();
        for (var step : steps) {
            for (var parameter : step.parameters()) {
                if (parameter.arguments()[1] instanceof UUID || parameter.arguments()[1] instanceof String) {
                    var text = parameter.arguments()[1].toString();
                    KEY.matcher(text).results().forEach(it -> words.add(it.group()));
                    NUMBER.matcher(text).results().forEach(it -> words.add(it.group()));
                }
            }
        }
        return words;
    }
}
