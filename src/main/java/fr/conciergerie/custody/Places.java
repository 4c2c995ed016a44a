package fr.conciergerie.custody;

import fr.conciergerie.organisations.SiteId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where on site there is room: what to propose to a concierge with full hands. */
@Service
@Transactional(readOnly = true)
public class Places {

    private static final String SHELVES = "ABCDEF";
    private static final int PER_SHELF = 9;

    private final ItemRepository items;

    Places(ItemRepository items) {
        this.items = items;
    }

    /** Free places of a site: first those that were used before, by the names people gave them, then A1, A2, … */
    public List<String> free(SiteId site, int limit) {
        var free = new LinkedHashSet<>(items.emptied(site, limit));
        var occupied = new HashSet<>(items.occupied(site));
        numbered().filter(it -> !occupied.contains(it)).limit(limit).forEach(free::add);
        return free.stream().limit(limit).toList();
    }

    private static Stream<String> numbered() {
        return SHELVES.chars()
                .mapToObj(it -> String.valueOf((char) it))
                .flatMap(shelf -> IntStream.rangeClosed(1, PER_SHELF).mapToObj(it -> shelf + it));
    }
}
