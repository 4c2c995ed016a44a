package fr.conciergerie.shared;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What people see on tickets and labels instead of a key or a name: six characters that cannot be mistaken for one
 * another (no 0 O 1 I L), about 887 million of them.
 */
public record ShortCode(String value) {

    public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public static final int LENGTH = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    public ShortCode {
        if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new Refused("shared.not-a-code", value);
        }
    }

    public static ShortCode next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ShortCode(code.toString());
    }

    /** What a person typed or a scanner read: any case, with spaces or dashes; empty if it is no code. */
    public static Optional<ShortCode> read(String typed) {
        var plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(new ShortCode(plain))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
