package fr.conciergerie.desk;

import java.util.Map;

/** How much waits on each pile of a site. */
public record Today(Map<Pile, Integer> counts) {

    public Today {
        counts = Map.copyOf(counts);
    }

    /** Whether nothing waits at all. */
    public boolean isQuiet() {
        return counts.values().stream().allMatch(it -> it == 0);
    }

    public int count(Pile pile) {
        return counts.getOrDefault(pile, 0);
    }
}
