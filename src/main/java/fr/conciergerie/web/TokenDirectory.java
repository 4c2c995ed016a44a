package fr.conciergerie.web;

import java.util.Optional;
import java.util.Set;

/** Knows whom an API token stands for. The accounts contribute it; the door asks on every call. */
public interface TokenDirectory {

    /** Empty when the token was never issued, has been revoked or has expired, or its right was taken away. */
    Optional<Bearer> bearer(String token);

    /** Whom a token stands for, and what it may be used for. */
    record Bearer(Actor actor, Set<Scope> scopes) {}
}
