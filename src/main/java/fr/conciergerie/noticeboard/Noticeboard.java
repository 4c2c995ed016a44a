package fr.conciergerie.noticeboard;

import fr.conciergerie.animations.Announced;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.OperatorDirectory.Entry;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site tells whoever walks by.
 *
 * @param operator who sends the concierge
 * @param contact how to reach them when the desk is closed; null while they have not said it
 * @param directions how to find the site; empty where its address is enough
 * @param now what the clock there shows
 * @param openings the next desk sessions, soonest first, those that are cancelled among them
 * @param events what is announced for all who use the site, soonest first
 */
public record Noticeboard(
        Entry operator,
        @Nullable Contact contact,
        Site site,
        String directions,
        LocalDateTime now,
        List<Opening> openings,
        List<Announced> events) {

    /** Where everybody reads it: short enough to be typed from a poster. */
    public String path() {
        return path(operator, site);
    }

    static String path(Entry operator, Site site) {
        return "/at/" + operator.slug() + "/" + site.slug();
    }

    /** Where one of the events is read. */
    public String path(Announced event) {
        return EventNotice.path(operator, event);
    }

    /** Where everybody sees the picture of one; null where it has none. */
    public @Nullable String picture(Announced event) {
        return EventNotice.picture(operator, event);
    }

    /** The session that is going on. */
    public Optional<Opening> current() {
        return openings.stream()
                .filter(it -> it.isOn(now.toLocalDate(), now.toLocalTime()))
                .findFirst();
    }
}
