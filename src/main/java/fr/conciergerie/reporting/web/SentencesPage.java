package fr.conciergerie.reporting.web;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.reporting.Sentences.Sentence;
import fr.conciergerie.shared.Slice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What agents wrote, as the manager looks through it.
 *
 * @param site the site asked for, by slug; empty for all
 * @param cursor where this piece of the list begins; empty at its beginning
 */
public record SentencesPage(List<Site> sites, String site, String cursor, Slice<Sentence> sentences) {

    static String path(String site, String cursor) {
        return "/operator/reports/opinions?site=" + encoded(site)
                + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor));
    }

    public @Nullable String first() {
        return cursor.isEmpty() ? null : path(site, "");
    }

    public @Nullable String next() {
        return sentences.next() == null ? null : path(site, sentences.next());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
