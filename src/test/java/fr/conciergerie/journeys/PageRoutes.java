package fr.conciergerie.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The pages that {@code access.table} promises, and to whom. */
final class PageRoutes {

    private final Map<PathPattern, Set<String>> readers = new LinkedHashMap<>();

    PageRoutes() {
        try {
            Files.readAllLines(Path.of("src/main/resources/access.table")).stream()
                    .map(it -> it.replaceFirst("#.*", "").strip().split("\\s+"))
                    .filter(it -> it[0].equals("GET") && !it[1].startsWith("/api/"))
                    .forEach(it -> readers.put(PathPatternParser.defaultInstance.parse(it[1]), roles(it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> roles(String... words) {
        return Stream.of(words)
                .skip(2)
                .filter(it -> !it.startsWith("["))
                .map(it -> it.replaceFirst(":.*", ""))
                .collect(Collectors.toSet());
    }

    /** The route that answers a path, as the table writes it; the path itself where there is none. */
    String of(String path) {
        var container = PathContainer.parsePath(path.replaceFirst("\\?.*", ""));
        return readers.keySet().stream()
                .filter(it -> it.matches(container))
                .min(Comparator.naturalOrder())
                .map(PathPattern::getPatternString)
                .orElse(path);
    }

    /** Routes that people of this role may open. */
    Set<String> openTo(String role) {
        return readers.entrySet().stream()
                .filter(it -> it.getValue().contains(role))
                .map(it -> it.getKey().getPatternString())
                .collect(Collectors.toSet());
    }

    Set<String> all() {
        return readers.keySet().stream().map(PathPattern::getPatternString).collect(Collectors.toSet());
    }
}
