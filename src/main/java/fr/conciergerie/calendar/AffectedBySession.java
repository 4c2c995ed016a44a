package fr.conciergerie.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to do with one session of the desk: a module that keeps such says so before the session is cancelled or moved. */
public interface AffectedBySession {

    /**
     * Things of one sort.
     *
     * @param what the message that says how many there are
     * @param then the message that says what becomes of them
     * @param changes whether anything becomes of them, and somebody is told; false for what stays as it is
     */
    record Concern(String what, String then, boolean changes, List<One> each) {

        public Concern {
            each = List.copyOf(each);
        }
    }

    /**
     * @param name by which whoever decides knows it
     * @param at when it is, where it has an hour of its own; null otherwise
     * @param path where it can be changed; null where there is no such page
     */
    record One(String name, @Nullable Instant at, @Nullable String path) {}

    /** Sorts of which there is nothing are left out. */
    List<Concern> affected(SessionChange change);
}
