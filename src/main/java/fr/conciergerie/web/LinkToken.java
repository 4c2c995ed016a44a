package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What a signed link carries: whose data it leads to, and 256 bits that nobody guesses. Only its hash is kept. */
public record LinkToken(OperatorId operator, String text) {

    private static final int SECRET = 32;
    private static final int LENGTH = Long.BYTES * 2 + SECRET;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static LinkToken next(OperatorId operator) {
        var secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(operator.value().getMostSignificantBits())
                .putLong(operator.value().getLeastSignificantBits())
                .put(secret)
                .array();
        return new LinkToken(operator, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty when the text cannot be a token at all. */
    public static Optional<LinkToken> read(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == LENGTH
                    ? Optional.of(new LinkToken(new OperatorId(new UUID(bytes.getLong(), bytes.getLong())), text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public byte[] hash() {
        return Secrets.hash(text);
    }

    /** Nothing of the secret in a log. */
    @Override
    public String toString() {
        return "LinkToken of " + operator;
    }
}
