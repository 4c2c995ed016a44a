package fr.conciergerie.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a database was made for. A demonstration's accounts and passwords are known to everybody: it must never be taken for
 * the real thing, and real data must never be shown with them.
 */
enum Installation {
    DEMONSTRATION,
    PRODUCTION;

    static Installation of(boolean demo) {
        return demo ? DEMONSTRATION : PRODUCTION;
    }

    /** Before anything is touched: a database made for the other purpose stays as it is. */
    void refuseOther(Connection owner) throws SQLException {
        var found = read(owner);
        if (found.isPresent() && found.get() != this) {
            throw new CannotStart(
                    switch (this) {
                        case DEMONSTRATION ->
                            "This database was not made by a demonstration, so demonstration mode leaves it alone; name another one.";
                        case PRODUCTION ->
                            "This database was made by a demonstration, whose accounts everybody knows; production needs another one.";
                    });
        }
    }

    void remember(Connection owner) throws SQLException {
        try (var insert =
                owner.prepareStatement("insert into shared.installation (purpose) values (?) on conflict do nothing")) {
            insert.setString(1, name());
            insert.executeUpdate();
        }
    }

    static Optional<Installation> read(Connection owner) throws SQLException {
        try (var query = owner.createStatement()) {
            var exists = query.executeQuery("select to_regclass('shared.installation') is not null");
            if (!exists.next() || !exists.getBoolean(1)) {
                return Optional.empty();
            }
            var row = query.executeQuery("select purpose from shared.installation");
            return row.next() ? Optional.of(valueOf(row.getString(1))) : Optional.empty();
        }
    }
}
