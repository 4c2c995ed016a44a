package fr.conciergerie.organisations;

import java.util.Comparator;
import java.util.List;

/**
 * The sites that somebody chooses one of. Of many, they look for it.
 *
 * @param found the first of those that are called so
 * @param areMany whether there are so many that one looks for one of them
 * @param areMore whether more are called so than are shown
 */
public record SiteChoice(String query, List<Site> found, boolean areMany, boolean areMore) {

    private static final int MANY = 24;
    private static final int SHOWN = 50;

    /** @param chosen the one that holds until another is chosen; it is shown first where not all are */
    public static SiteChoice of(List<Site> sites, String query, SiteId chosen) {
        var found = sites.stream().filter(it -> it.isCalled(query)).toList();
        return found.size() <= SHOWN
                ? new SiteChoice(query, found, sites.size() > MANY, false)
                : new SiteChoice(
                        query,
                        found.stream()
                                .sorted(Comparator.comparing(it -> !it.id().equals(chosen)))
                                .limit(SHOWN)
                                .toList(),
                        true,
                        true);
    }
}
