package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport.AtSite;
import java.util.List;

/**
 * What several did, one beside the other: sites, clients, operators. Without the columns of which nothing is told.
 *
 * @param users whether it has a column of users
 * @param delivered whether it has one of what was delivered
 */
public record SiteTable(List<AtSite> rows, boolean users, boolean delivered) {

    public SiteTable {
        rows = List.copyOf(rows);
    }

    public static SiteTable of(List<AtSite> rows) {
        return new SiteTable(
                rows,
                rows.stream().anyMatch(it -> it.users() != null),
                rows.stream().anyMatch(it -> it.delivered() != null));
    }

    /** Those of which more is told than their sessions, which stand elsewhere; none where there is nothing to compare. */
    static SiteTable toCompare(List<AtSite> sites) {
        return of(
                sites.size() > 1
                        ? sites.stream()
                                .filter(it -> it.users() != null || it.delivered() != null)
                                .toList()
                        : List.of());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
