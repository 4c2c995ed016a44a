package fr.conciergerie.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * One of the views of the same thing.
 *
 * @param count how many there are to see, shown beside the label; null to show none
 */
public record Tab(
        String href,
        String label,
        boolean current,
        @Nullable Integer count) {

    public Tab(String href, String label, boolean current) {
        this(href, label, current, null);
    }
}
