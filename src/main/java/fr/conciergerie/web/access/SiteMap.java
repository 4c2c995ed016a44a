package fr.conciergerie.web.access;

import fr.conciergerie.web.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** The map of the site: every page that a reader may open, room by room, out of {@code site-map.table}. */
@Component
public class SiteMap {

    private static final String TITLE = "web.site-map.";

    /** Of no use to whoever is in already. */
    private static final Set<String> FOR_VISITORS = Set.of("/sign-in", "/password/forgotten");

    private final LinkedHashMap<String, List<Place>> rooms = new LinkedHashMap<>();
    private final List<String> unmapped = new ArrayList<>();
    private final AccessTable access;

    SiteMap(AccessTable access) {
        this.access = access;
        read().lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                .forEach(this::add);
    }

    /** @param key the key of what the page is called */
    public record Place(String path, String key) {}

    /** @param key the key of what the room is called */
    public record Room(String key, List<Place> places) {}

    /** What somebody may open, or whoever has not signed in; a room in which there is nothing for them is left out. */
    public List<Room> of(@Nullable Actor reader) {
        return rooms.entrySet().stream()
                .map(room -> new Room(
                        TITLE + room.getKey(),
                        room.getValue().stream()
                                .filter(it -> isOpen(it.path(), reader))
                                .toList()))
                .filter(room -> !room.places().isEmpty())
                .toList();
    }

    private boolean isOpen(String path, @Nullable Actor reader) {
        if (reader != null && FOR_VISITORS.contains(path)) {
            return false;
        }
        var line = access.rule("GET", PathContainer.parsePath(path));
        return line != null && (reader == null ? line.isOpen() : line.admits(reader));
    }

    private void add(String row) {
        if (row.startsWith("[")) {
            rooms.put(row.substring(1, row.length() - 1), new ArrayList<>());
            return;
        }
        var words = row.split("\\s+");
        if (words[1].equals("-")) {
            unmapped.add(words[0]);
        } else {
            rooms.sequencedValues().getLast().add(new Place(words[0], words[1]));
        }
    }

    /** Every path that the table speaks of, in a room or left out for a reason. */
    List<String> known() {
        var known = new ArrayList<>(unmapped);
        rooms.values().forEach(places -> places.forEach(it -> known.add(it.path())));
        return known;
    }

    private static String read() {
        try {
            return new ClassPathResource("site-map.table").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("site-map.table cannot be read", e);
        }
    }
}
