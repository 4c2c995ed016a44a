package fr.conciergerie.noticeboard;

import fr.conciergerie.animations.Announced;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.OperatorDirectory.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a site as other calendars take them over: also what was a while ago, and what is announced for later.
 *
 * @param operator who invites
 * @param events soonest first, cancelled ones among them
 */
public record EventFeed(Entry operator, Site site, List<Announced> events) {

    /** Where everybody reads what there is at the site. */
    public String path() {
        return Noticeboard.path(operator, site);
    }

    /** Where one of the events is read. */
    public String path(Announced event) {
        return EventNotice.path(operator, event);
    }

    /** Where everybody sees the picture of one; null where it has none. */
    public @Nullable String picture(Announced event) {
        return EventNotice.picture(operator, event);
    }
}
