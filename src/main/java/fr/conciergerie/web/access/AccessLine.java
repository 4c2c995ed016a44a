package fr.conciergerie.web.access;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * One line of {@code access.table}: a route, and who may take it.
 *
 * @param number where it stands in the file
 * @param method the HTTP method, or {@code ANY}
 * @param roles the roles that may take it, each with whose things it reaches there; empty unless {@code door} is ROLES
 * @param scope what a token needs besides its role; null on pages, which tokens do not open
 */
record AccessLine(
        int number,
        String method,
        PathPattern path,
        Door door,
        Map<Role, Whose> roles,
        @Nullable Scope scope) {

    static final String ANY = "ANY";
    private static final String API = "/api/";

    /** Who gets through at all. */
    enum Door {
        /** Everybody. */
        PUBLIC,
        /** Everybody; styles, scripts and pictures rather than a page. */
        FILES,
        /** Whoever holds a signed link, which the module checks. */
        LINK,
        /** Everybody who signed in, whatever their role. */
        SIGNED_IN,
        /** The roles listed. */
        ROLES
    }

    /** Whose things a role reaches by a route ({@link AccessTable}): held by the module, in its SQL, and tried line by line. */
    enum Whose {
        OWN,
        SITE,
        PARTNER,
        ORGANISATION,
        OPERATOR,
        ANY
    }

    /** Reads {@code METHOD path ROLE:whose … [SCOPE]}. */
    static AccessLine parse(String line, int number) {
        var words = line.strip().split("\\s+");
        if (words.length < 3) {
            throw new IllegalArgumentException("a line is METHOD path ROLE:whose …");
        }
        var method = words[0];
        var path = PathPatternParser.defaultInstance.parse(words[1]);
        var roles = new EnumMap<Role, Whose>(Role.class);
        Door door = Door.ROLES;
        Scope scope = null;
        for (int i = 2; i < words.length; i++) {
            var word = words[i];
            if (word.startsWith("[") && word.endsWith("]")) {
                scope = Scope.valueOf(word.substring(1, word.length() - 1));
            } else if (word.contains(":")) {
                var parts = word.split(":", 2);
                roles.put(Role.valueOf(parts[0]), Whose.valueOf(parts[1].toUpperCase(Locale.ROOT)));
            } else {
                door = Door.valueOf(word);
            }
        }
        if ((door == Door.ROLES) == roles.isEmpty()) {
            throw new IllegalArgumentException("name roles, or one of PUBLIC, FILES, LINK, SIGNED_IN");
        }
        return new AccessLine(number, method, path, door, Map.copyOf(roles), scopeOf(method, words[1], door, scope));
    }

    /** Reading needs READ; for a change by token the table has to say what it is. */
    private static @Nullable Scope scopeOf(String method, String path, Door door, @Nullable Scope scope) {
        if (!path.startsWith(API) || door == Door.PUBLIC || door == Door.FILES || door == Door.LINK) {
            if (scope != null) {
                throw new IllegalArgumentException("a scope is for API calls with a token only");
            }
            return null;
        }
        if (scope == null && !method.equals("GET")) {
            throw new IllegalArgumentException("a change over the API needs a scope, such as [ORDERS]");
        }
        return scope == null ? Scope.READ : scope;
    }

    boolean isOpen() {
        return door == Door.PUBLIC || door == Door.FILES || door == Door.LINK;
    }

    boolean admits(Actor actor) {
        return isOpen() || door == Door.SIGNED_IN || roles.containsKey(actor.role());
    }

    String route() {
        return method + " " + path.getPatternString();
    }
}
