package fr.conciergerie.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How our types stand in the columns of a row, and how an instant is handed to a statement. */
public final class Columns {

    private Columns() {}

    /** The key in the column, as the identifier that it is. */
    public static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        return type.apply(Objects.requireNonNull(row.getObject(column, UUID.class), column));
    }

    /** The same where the column may be empty. */
    public static <T> @Nullable T idOrNull(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : type.apply(id);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** An amount of whole cents. */
    public static Money money(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(moneyOrNull(row, column), column);
    }

    /** The same; null where the column is empty. */
    public static @Nullable Money moneyOrNull(ResultSet row, String column) throws SQLException {
        long cents = row.getLong(column);
        return row.wasNull() ? null : Money.cents(cents);
    }

    /** An instant as the driver takes it. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
