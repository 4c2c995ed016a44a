package fr.conciergerie.animations;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What hangs on a wall, and may be read by whoever walks by: the animations that are announced for all who use a site. What is meant
 * for the people of one organisation, and what one takes part in from afar, is told to those whom it concerns and hangs nowhere.
 */
@Service
@Transactional(readOnly = true)
public class Announcements {

    private final AnimationRepository animations;

    Announcements(AnimationRepository animations) {
        this.animations = animations;
    }

    /** What takes place at a site on some days, both included, by the clock there; soonest first, cancelled ones among them. */
    public List<Announced> at(Site site, LocalDate first, LocalDate last) {
        return animations.announcedAt(
                site.id(),
                first.atStartOfDay(site.zone()).toInstant(),
                last.plusDays(1).atStartOfDay(site.zone()).toInstant(),
                Animations.MOST_SHOWN);
    }

    public Announced announced(ShortCode code) {
        return animations.announced(code).orElseThrow(() -> new NotFound("announced animation " + code));
    }

    public Announced announced(AnimationId id) {
        return animations.announced(id).orElseThrow(() -> new NotFound("announced animation " + id));
    }

    /** What was planned together with it and is announced likewise, itself among them; it alone where it stands alone. */
    public List<Announced> series(Announced one) {
        var series = one.animation().series();
        return series == null ? List.of(one) : animations.announced(series);
    }
}
