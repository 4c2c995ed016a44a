package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes place at a site besides the sessions of its desk, and is in question when it is closed: a module that keeps such says so. */
public interface AffectedByClosure {

    /**
     * What is still to come in some days, both included, soonest first.
     *
     * @param site null for every site of the operator
     */
    List<? extends Affected> affected(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay);

    /**
     * Does with it as was said, and tells everybody whom it concerns once. The days are closed already.
     *
     * @param said about each that was named to whoever closes; refused where there is more by now
     */
    void settle(Actor actor, @Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, Outcomes said);
}
