package fr.conciergerie.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The pages that {@code access.table} names, files aside, or where their forms go to. */
final class PageRoutes {

    private final List<PathPattern> routes;

    private PageRoutes(String method) {
        try {
            routes = Files.readAllLines(Path.of("src/main/resources/access.table")).stream()
                    .map(it -> it.replaceFirst("#.*", "").strip().split("\\s+"))
                    .filter(it -> it[0].equals(method) && !it[1].startsWith("/api/") && !it[2].equals("FILES"))
                    .map(it -> PathPatternParser.defaultInstance.parse(it[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PageRoutes ofPages() {
        return new PageRoutes("GET");
    }

    static PageRoutes ofForms() {
        return new PageRoutes("POST");
    }

    /** The route that answers a path, as the table writes it; the path itself where there is none. */
    String of(String path) {
        return route(path).map(PathPattern::getPatternString).orElse(path);
    }

    boolean knows(String path) {
        return route(path).isPresent();
    }

    private Optional<PathPattern> route(String path) {
        var container = PathContainer.parsePath(path.replaceFirst("\\?.*", ""));
        return routes.stream().filter(it -> it.matches(container)).min(Comparator.naturalOrder());
    }

    Set<String> all() {
        return routes.stream().map(PathPattern::getPatternString).collect(Collectors.toSet());
    }
}
