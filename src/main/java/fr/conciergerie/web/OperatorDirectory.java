package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The operators of the installation. The organisations contribute it; jobs work for each in turn. */
public interface OperatorDirectory {

    /**
     * In the place of an operator where something belongs to none: a message to an account that works for two. It owns nothing
     * else, so nobody who works for an operator sees it.
     */
    OperatorId PLATFORM = new OperatorId(new UUID(0, 0));

    List<Entry> all();

    /** Everybody who may own a message: the operators, and {@link #PLATFORM} first. */
    default Stream<OperatorId> withPlatform() {
        return Stream.concat(Stream.of(PLATFORM), all().stream().map(Entry::id));
    }

    /** A new tenant, empty but for its name. */
    OperatorId create(String name, String slug);

    record Entry(OperatorId id, String slug, String name) {}
}
