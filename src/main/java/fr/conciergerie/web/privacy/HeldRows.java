package fr.conciergerie.web.privacy;

import fr.conciergerie.shared.Money;
import fr.conciergerie.web.privacy.PersonalData.Coded;
import fr.conciergerie.web.privacy.PersonalData.Entry;
import fr.conciergerie.web.privacy.PersonalData.Section;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a query as what is held about somebody: each column by its name. A word of a closed list names its sentences
 * after a colon, an amount of cents says so: {@code status as "status:orders.status"}, {@code cents as "price:money"}.
 */
public final class HeldRows {

    private static final String MONEY = "money";

    private HeldRows() {}

    public static Section section(String code, JdbcClient.StatementSpec query) {
        return new Section(code, query.query((row, _) -> entry(row)).list());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var label = columns.getColumnLabel(i).split(":", 2);
            var value = value(row.getObject(i), label.length > 1 ? label[1] : "");
            if (value != null) {
                values.put(label[0], value);
            }
        }
        return new Entry(values);
    }

    private static @Nullable Object value(@Nullable Object value, String kind) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp at -> at.toInstant();
            case Date day -> day.toLocalDate();
            case Array several ->
                Arrays.stream((Object[]) several.getArray())
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
            case Number cents when kind.equals(MONEY) -> Money.cents(cents.longValue());
            case String word when !kind.isEmpty() -> coded(word, kind);
            case Number _, Boolean _, String _ -> value;
            default -> value.toString();
        };
    }

    private static Coded coded(String word, String prefix) {
        return new Coded(word, prefix + "." + word.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
