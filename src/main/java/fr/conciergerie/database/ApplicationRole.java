package fr.conciergerie.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The role the application works as: it owns nothing and cannot look past row-level security. The owner makes it on the
 * first start, or is told in one sentence what the house's administrator must run.
 */
final class ApplicationRole {

    private ApplicationRole() {}

    /** @param given the role made by hand, null when the owner makes it */
    static Access prepare(Connection owner, Access ownerAccess, @Nullable Access given) throws SQLException {
        var application = given;
        if (application == null) {
            var name = ownerAccess.user() + "_app";
            application = ownerAccess.as(name, ownerAccess.derivePassword("application role " + name));
            make(owner, application);
        }
        refusePowerful(owner, application.user());
        return application;
    }

    private static void make(Connection owner, Access application) throws SQLException {
        try {
            Role.createIfMissing(owner, application, "nocreaterole");
            if (!opens(application)) {
                Role.setPassword(owner, application);
            }
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new CannotStart("""
                        The database user may not create the application's role; let an administrator run \
                        "create role %s login nosuperuser nobypassrls password '…'" and give it to \
                        CONCIERGERIE_DATABASE_APP_USER and CONCIERGERIE_DATABASE_APP_PASSWORD.""".formatted(application.user()), e);
            }
            throw e;
        }
    }

    private static boolean opens(Access application) throws SQLException {
        try (var _ = application.connect()) {
            return true;
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void refusePowerful(Connection owner, String user) throws SQLException {
        try (var query = owner.prepareStatement("""
                select rolsuper or rolbypassrls or pg_has_role(rolname, current_user, 'usage') from pg_roles where rolname = ?
                """)) {
            query.setString(1, user);
            var row = query.executeQuery();
            if (!row.next()) {
                throw new CannotStart(
                        "The role %s named by CONCIERGERIE_DATABASE_APP_USER does not exist.".formatted(user));
            }
            if (row.getBoolean(1)) {
                throw new CannotStart("""
                        The role %s may look past row-level security (superuser, bypassrls, or a member of the owner); \
                        the application needs a role that cannot.""".formatted(user));
            }
        }
    }
}
