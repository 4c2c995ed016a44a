package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a site with everything that takes place there, after it has been said what that is and what becomes of it. */
@Service
@Transactional
public class Closures {

    private final Calendar calendar;
    private final List<AffectedByClosure> affected;

    Closures(Calendar calendar, List<AffectedByClosure> affected) {
        this.calendar = calendar;
        this.affected = affected;
    }

    /** What a closure is in the way of besides the sessions, soonest first. @param site null for every site of the operator */
    @Transactional(readOnly = true)
    public List<Affected> affected(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay) {
        return affected.stream()
                .<Affected>flatMap(it -> it.affected(site, firstDay, lastDay).stream())
                .sorted(Comparator.comparing(Affected::at))
                .toList();
    }

    /**
     * No desk from one day to another, both included, and nothing else there either but what was said to be kept.
     *
     * @param site null for every site of the operator
     * @param said about each that {@link #affected} named; where there is more by now nothing happens
     */
    public void close(
            Actor actor, @Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, String reason, Outcomes said) {
        calendar.close(site, firstDay, lastDay, reason);
        affected.forEach(it -> it.settle(actor, site, firstDay, lastDay, said));
    }
}
