package fr.conciergerie.noticeboard;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.Announced;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.Contact;
import fr.conciergerie.web.OperatorDirectory.Entry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody reads of one event.
 *
 * @param operator who invites
 * @param contact whom to ask; null while the operator has not said it
 * @param series what was planned with it on other days, itself among them
 * @param sites where it takes place: one at least
 * @param now what the clock there shows
 */
public record EventNotice(
        Entry operator,
        @Nullable Contact contact,
        Announced event,
        List<Announced> series,
        List<Site> sites,
        LocalDateTime now) {

    /** Where everybody reads it: short enough to be typed from a poster. */
    public String path() {
        return path(operator, event);
    }

    /** Whether whoever reads it can register at once, with an account or without; places aside. */
    public boolean isOpen() {
        return event.animation().isOpen(at());
    }

    /** The moment of {@link #now}. */
    public Instant at() {
        return now.atZone(event.animation().times().zone()).toInstant();
    }

    /** Whether a place can be had here without an account. */
    public boolean takesPassersBy() {
        return isOpen()
                && !event.animation().isFull()
                && event.animation().details().isForPassersBy();
    }

    /** Where everybody sees its picture; null where it has none. */
    public @Nullable String picture() {
        return picture(operator, event);
    }

    static @Nullable String picture(Entry operator, Announced event) {
        var picture = event.animation().picture();
        return picture == null ? null : path(operator, event) + "/" + picture.file();
    }

    static String path(Entry operator, Announced event) {
        return "/event/" + operator.slug() + "/" + event.code();
    }

    /** Where everybody reads of another day of it. */
    public String path(AnimationId other) {
        return series.stream()
                .filter(it -> it.animation().id().equals(other))
                .findFirst()
                .map(it -> path(operator, it))
                .orElseThrow();
    }

    /** Where one reads what else there is at one of its sites. */
    public String path(Site site) {
        return Noticeboard.path(operator, site);
    }
}
