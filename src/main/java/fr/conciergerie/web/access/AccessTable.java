package fr.conciergerie.web.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.server.PathContainer;

/**
 * Who may do what to whose things: the whole of {@code access.table}. What it does not list is nobody's.
 *
 * <p>The application refuses to start when a route is missing from it, or a line leads nowhere.
 *
 * <p>Whose things a role reaches ({@code MEMBER:own}, {@code CONCIERGE:site} …) is held by the module that has them, not here: of what
 * is not theirs, somebody of that role is told that it is not there, as of what does not exist (404), and can change nothing of it.
 * {@code own} is what concerns them, {@code site} what belongs to a site that they serve, {@code partner} the jobs of their house,
 * {@code organisation} what their organisation is told, {@code operator} everything of the operator at work. {@code WhoseThingsTest}
 * reads the same table and knocks at each line with the keys of somebody else.
 */
final class AccessTable {

    private final List<AccessLine> lines;
    private final Map<String, AccessLine> exact = new HashMap<>();
    private final List<AccessLine> patterns;

    private AccessTable(List<AccessLine> lines) {
        this.lines = List.copyOf(lines);
        for (var line : lines) {
            if (!line.path().hasPatternSyntax()) {
                exact.put(line.route(), line);
            }
        }
        patterns = lines.stream()
                .filter(line -> line.path().hasPatternSyntax())
                .sorted(Comparator.comparing(AccessLine::path))
                .toList();
    }

    static AccessTable read(Resource file) {
        try {
            return parse(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("access.table cannot be read", e);
        }
    }

    static AccessTable parse(String text) {
        var lines = new ArrayList<AccessLine>();
        var routes = new HashMap<String, Integer>();
        var rows = text.lines().toList();
        for (int number = 1; number <= rows.size(); number++) {
            var row = rows.get(number - 1).strip();
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            var line = parse(row, number);
            var twin = routes.put(line.route(), number);
            if (twin != null) {
                throw broken(number, "repeats line " + twin);
            }
            lines.add(line);
        }
        return new AccessTable(lines);
    }

    private static AccessLine parse(String row, int number) {
        try {
            return AccessLine.parse(row, number);
        } catch (IllegalArgumentException e) {
            throw broken(number, e.getMessage());
        }
    }

    private static IllegalStateException broken(int number, @Nullable String why) {
        return new IllegalStateException("access.table, line " + number + ": " + why);
    }

    /** The line that rules a request: the most specific one, as the router chooses; null when there is none. */
    @Nullable
    AccessLine rule(String method, PathContainer path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        var line = exact.get(asked + " " + path.value());
        if (line == null) {
            line = exact.get(AccessLine.ANY + " " + path.value());
        }
        if (line != null) {
            return line;
        }
        for (var candidate : patterns) {
            if ((candidate.method().equals(asked) || candidate.method().equals(AccessLine.ANY))
                    && candidate.path().matches(path)) {
                return candidate;
            }
        }
        return null;
    }

    /** With which methods a path can be asked for, as {@code Allow} tells it; empty when there is nothing at all. */
    Set<String> methodsAt(PathContainer path) {
        var methods = lines.stream()
                .filter(line -> line.path().matches(path))
                .map(AccessLine::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    List<AccessLine> lines() {
        return lines;
    }

    /**
     * Compares the table with the routes that controllers really serve, written {@code METHOD /path}.
     *
     * @param complete whether these are all routes there are, so that a line without one is an error too
     */
    void mustCover(Collection<String> routes, boolean complete) {
        var listed = lines.stream()
                .filter(line -> line.door() != AccessLine.Door.FILES)
                .map(AccessLine::route)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var missing = new TreeSet<>(routes);
        missing.removeAll(listed);
        listed.removeAll(new TreeSet<>(routes));
        if (!complete) {
            listed.clear();
        }
        if (!missing.isEmpty() || !listed.isEmpty()) {
            throw new IllegalStateException("access.table and the controllers differ."
                    + (missing.isEmpty() ? "" : " Routes without a line: " + String.join(", ", missing) + ".")
                    + (listed.isEmpty() ? "" : " Lines without a route: " + String.join(", ", listed) + "."));
        }
    }
}
