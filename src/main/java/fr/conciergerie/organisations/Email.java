package fr.conciergerie.organisations;

import fr.conciergerie.shared.EmailFold;
import fr.conciergerie.shared.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address, in small letters: the same person is not told apart by a capital. */
record Email(String value) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

    Email {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new Refused("organisations.not-an-email", value);
        }
    }

    static Email read(String typed) {
        return new Email(EmailFold.of(typed.strip()));
    }

    /** The address as stored; null when nothing was typed. */
    static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : read(typed).value();
    }
}
