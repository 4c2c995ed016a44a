package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.AffectedBySession.Concern;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What it breaks to cancel or to move a session, before it counts.
 *
 * @param day on which it takes place instead; null where it does not at all
 * @param form as it was filled in, to be sent once more
 */
public record SessionChangePage(
        Site site, SessionRow session, @Nullable LocalDate day, FilledForm form, List<Concern> concerns) {

    private static final List<String> OF_CANCELLING = List.of("cause", "note");
    private static final List<String> OF_MOVING = List.of("day", "from", "until", "note");

    public boolean isMove() {
        return day != null;
    }

    /** What the button says. */
    public String deed() {
        boolean tells = concerns.stream().anyMatch(Concern::tells);
        if (isMove()) {
            return tells ? "calendar.session.move-and-tell" : "calendar.session.move";
        }
        return tells ? "calendar.session.cancel-and-tell" : "calendar.session.cancel";
    }

    public String back() {
        return SessionController.ROOT + "/" + session.id();
    }

    public String action() {
        return back() + (isMove() ? "/move" : "/cancellation");
    }

    /** What was said already. */
    public List<Map.Entry<String, String>> said() {
        return (isMove() ? OF_MOVING : OF_CANCELLING)
                .stream().map(it -> Map.entry(it, form.typed(it))).toList();
    }
}
