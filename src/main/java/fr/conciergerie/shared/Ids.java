package fr.conciergerie.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Keys: version 7 UUIDs (RFC 9562), which sort by the time they were made and so keep indexes compact. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Every key that is made from then on is greater, and every one of before smaller. */
    public static UUID firstAt(Instant then) {
        return new UUID((then.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /** When a key was made. */
    public static Instant madeAt(UUID key) {
        return Instant.ofEpochMilli(key.getMostSignificantBits() >>> 16);
    }

    public static UUID next(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
