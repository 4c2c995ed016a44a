package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What takes place at a site besides the sessions of its desk, and does not when it is closed: a module that keeps such says so. */
public interface AffectedByClosure {

    /**
     * Something with somebody in it.
     *
     * @param zone the clock of the site
     * @param who whom it concerns
     */
    record Affected(UUID id, Instant at, ZoneId zone, String who, String what, String where) {}

    /**
     * What is still to come in some days, both included, soonest first.
     *
     * @param site null for every site of the operator
     */
    List<Affected> affected(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay);

    /**
     * Cancels it, and tells everybody whom it concerns once.
     *
     * @param known what was named to whoever closes; refused where there is more by now
     */
    void callOff(Actor actor, @Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, Collection<UUID> known);
}
