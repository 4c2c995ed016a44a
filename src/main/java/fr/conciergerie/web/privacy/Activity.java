package fr.conciergerie.web.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who has come by lately, as a module sees it: two years after the last visit somebody is forgotten. */
public interface Activity {

    /** The members among them who came since then. */
    Set<UUID> activeSince(Collection<Somebody> people, Instant since);
}
