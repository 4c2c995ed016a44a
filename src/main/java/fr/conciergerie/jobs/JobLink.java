package fr.conciergerie.jobs;

import java.time.Instant;

/**
 * A partner's way to one job without an account. Whoever holds the token may answer in the partner's name, so it is told
 * to nobody else and kept nowhere.
 */
public record JobLink(String token, Instant expiresAt) {

    public String path() {
        return "/job/" + token;
    }

    @Override
    public String toString() {
        return "JobLink until " + expiresAt;
    }
}
