package fr.conciergerie.web.privacy;

import java.time.Instant;
import java.util.List;

/** What a module does when somebody is erased, and what it would do. Called with the operator at work, in one transaction. */
public interface Erasure {

    /** What stands against it, what would go, what would stay and how. Nothing happens by asking. */
    List<Finding> findings(Somebody person);

    void erase(Somebody person, Instant now);

    /** Smaller comes first: who they are goes before what they did. */
    int order();

    /**
     * One thing that an erasure meets.
     *
     * @param key its sentence, which takes the count
     */
    record Finding(Fate fate, String key, long count) {}

    enum Fate {
        /** As long as this is so nobody can be erased. */
        BLOCKS,
        DELETED,
        /** It stays, and leads to nobody. */
        PSEUDONYMISED
    }
}
