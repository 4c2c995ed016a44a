package fr.conciergerie.bookings;

import java.time.Instant;

/**
 * A practitioner's way into their room without an account. Whoever holds the token sees who comes to them, so it is told to nobody
 * else and kept nowhere.
 */
public record ReceivingLink(String token, Instant expiresAt) {

    public String path() {
        return "/receiving/" + token;
    }

    @Override
    public String toString() {
        return "ReceivingLink until " + expiresAt;
    }
}
