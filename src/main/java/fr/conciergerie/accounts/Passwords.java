package fr.conciergerie.accounts;

import fr.conciergerie.shared.Refused;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * What makes a password good enough, and how it is kept: Argon2id with 19 MiB and two rounds, as OWASP advises. Being asked
 * for an account that does not exist takes as long as for one that does.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int FEWEST_CHARACTERS = 5;

    private final Argon2PasswordEncoder encoder;

    /** Each hash takes a core and 19 MiB for a while: a flood of attempts queues here instead of taking the machine. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    /** What the password of nobody is compared with. */
    private final String nobody;

    Passwords() {
        this(KIBIBYTES, ROUNDS);
    }

    /** Where nothing is kept that anybody would want to guess, less does. A hash says by itself what it was made with. */
    Passwords(int kibibytes, int rounds) {
        encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, kibibytes, rounds);
        nobody = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, ROUNDS)
                .encode("nobody signs in with this");
    }

    /** @param about the person's address and name, which make poor passwords */
    void mustBeGood(CharSequence password, String... about) {
        var length = password.codePoints().count();
        if (length < SHORTEST) {
            throw new Refused("accounts.password.too-short", SHORTEST);
        }
        if (length > LONGEST) {
            throw new Refused("accounts.password.too-long", LONGEST);
        }
        var plain = password.toString().toLowerCase(Locale.ROOT);
        if (plain.codePoints().distinct().count() < FEWEST_CHARACTERS
                || plain.startsWith("motdepasse")
                || plain.startsWith("password")
                || plain.startsWith("123456789")
                || plain.startsWith("azertyuiop")) {
            throw new Refused("accounts.password.too-simple");
        }
        for (var words : about) {
            if (plain.equals(words.toLowerCase(Locale.ROOT))) {
                throw new Refused("accounts.password.too-simple");
            }
        }
    }

    String hash(CharSequence password) {
        return guarded(() -> String.valueOf(encoder.encode(password)));
    }

    /** @param hash null where there is no such account, or no password yet: always false, and no faster */
    boolean matches(CharSequence password, @Nullable String hash) {
        var known = hash != null && !password.isEmpty() && password.length() <= LONGEST;
        // The encoder answers at once when there is nothing to compare: then it compares something else.
        var same = guarded(() -> known ? encoder.matches(password, hash) : encoder.matches("somebody", nobody));
        return known && same;
    }

    private <T> T guarded(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
