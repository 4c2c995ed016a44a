package fr.conciergerie.markets;

import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of cost sharing of a market. A site's own key goes before that of all the sites. */
record SharingKeys(List<SharingDetails> all) {

    /** Days on which one key holds, both included; null when the buyer bears all. */
    record Stretch(
            LocalDate from, LocalDate until, @Nullable SharingDetails key) {}

    Optional<SharingDetails> on(SiteId site, LocalDate day) {
        return all.stream()
                .filter(it -> site.equals(it.site()) && it.holdsOn(day))
                .findFirst()
                .or(() -> all.stream()
                        .filter(it -> it.site() == null && it.holdsOn(day))
                        .findFirst());
    }

    /**
     * The days of a site, cut where its key changes and nowhere else, for what a key measures depends on how long it holds;
     * without a gap and without a day twice.
     */
    List<Stretch> stretches(SiteId site, LocalDate from, LocalDate until) {
        var stretches = new ArrayList<Stretch>();
        for (var day = from;
                !day.isAfter(until);
                day = stretches.getLast().until().plusDays(1)) {
            var key = on(site, day).orElse(null);
            var last = lastDayBeforeAChange(site, day, until);
            while (last.isBefore(until) && on(site, last.plusDays(1)).equals(Optional.ofNullable(key))) {
                last = lastDayBeforeAChange(site, last.plusDays(1), until);
            }
            stretches.add(new Stretch(day, last, key));
        }
        return stretches;
    }

    /** A change of the key of all sites, too, which is none for a site with a key of its own. */
    private LocalDate lastDayBeforeAChange(SiteId site, LocalDate day, LocalDate until) {
        var last = until;
        for (var key : all) {
            if (key.site() != null && !key.site().equals(site)) {
                continue;
            }
            if (key.from().isAfter(day) && key.from().minusDays(1).isBefore(last)) {
                last = key.from().minusDays(1);
            }
            var end = key.until();
            if (end != null && !end.isBefore(day) && end.isBefore(last)) {
                last = end;
            }
        }
        return last;
    }
}
