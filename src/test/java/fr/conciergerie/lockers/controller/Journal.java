package fr.conciergerie.lockers.controller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a controller has seen at its doors, kept on its own disk: everything, and what of it the application has not committed yet. */
public final class Journal {

    private final UUID boot = UUID.randomUUID();
    private final List<Entry> all = new ArrayList<>();
    private long committed;

    /** Something that happened at a door. */
    public record Entry(
            UUID boot,
            long sequence,
            Instant at,
            String what,
            String compartment,
            @Nullable UUID opening) {}

    synchronized Entry write(Instant at, String what, String compartment, @Nullable UUID opening) {
        var entry = new Entry(boot, all.size() + 1L, at, what, compartment, opening);
        all.add(entry);
        return entry;
    }

    synchronized void committed(UUID of, long sequence) {
        if (of.equals(boot)) {
            committed = Math.max(committed, sequence);
        }
    }

    public UUID boot() {
        return boot;
    }

    public synchronized List<Entry> all() {
        return List.copyOf(all);
    }

    /** What the application does not have yet, as far as it has said. */
    public synchronized List<Entry> open() {
        return List.copyOf(all.subList((int) committed, all.size()));
    }
}
