package fr.conciergerie.accounts;

import java.util.UUID;

/**
 * A token as it is made.
 *
 * @param secret what the caller of the API sends; shown now and never again
 */
public record IssuedToken(UUID id, String secret) {

    /** Without the secret, which belongs in no log. */
    @Override
    public String toString() {
        return "token " + id;
    }
}
