package fr.conciergerie.calendar;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to do with sessions of the desk: a module that keeps such says so before they are cancelled or moved. */
public interface AffectedBySession {

    /**
     * Things of one sort.
     *
     * @param what the message that says how many there are
     * @param then the message that says what becomes of them
     */
    record Concern(String what, String then, Effect effect, List<One> each) {

        public Concern {
            each = List.copyOf(each);
        }

        /** Whether somebody is told. */
        public boolean tells() {
            return effect == Effect.CHANGES;
        }
    }

    /** What becomes of them, gravest first. */
    enum Effect {
        /** Something that somebody counts on cannot be kept, and nothing else is given instead. */
        BREAKS,
        /** They change by themselves, and whomever it concerns is told. */
        CHANGES,
        /** They only happen at the same hours. */
        STAYS
    }

    /**
     * @param name by which whoever decides knows it
     * @param at when it is, where it has an hour of its own; null otherwise
     * @param path where it can be changed; null where there is no such page
     */
    record One(String name, @Nullable Instant at, @Nullable String path) {}

    /** Of sessions of one desk. Sorts of which there is nothing are left out. */
    List<Concern> affected(SessionChange change);

    /** Of sessions of several desks that are taken away at once. What only happens at the same hours says nothing. */
    default List<Concern> affected(Collection<SessionChange> changes) {
        return List.of();
    }
}
