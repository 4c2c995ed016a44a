package fr.conciergerie.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a list was left: the sort key of the last thing seen, wrapped so that nobody builds on what is inside. It grants
 * nothing: a cursor made up by hand only begins somewhere else in a list that the reader may see anyway.
 */
public record Cursor(List<String> keys) {

    private static final int LONGEST = 2_000;
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(String::valueOf).toList());
    }

    /** What the reader sent back, which must hold {@code size} keys; null when they ask for the beginning. */
    public static @Nullable Cursor read(@Nullable String text, int size) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() > LONGEST) {
                throw garbage();
            }
            var keys = List.of(decoded(Base64.getUrlDecoder().decode(text)).split(SEPARATOR, -1));
            if (keys.size() != size) {
                throw garbage();
            }
            return new Cursor(keys);
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw garbage();
        }
    }

    public String text(int index) {
        return keys.get(index);
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException _) {
            throw garbage();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeParseException _) {
            throw garbage();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException _) {
            throw garbage();
        }
    }

    public <E extends Enum<E>> E constant(int index, Class<E> type) {
        try {
            return Enum.valueOf(type, text(index));
        } catch (IllegalArgumentException _) {
            throw garbage();
        }
    }

    /** As it travels in addresses: letters, digits, {@code -} and {@code _}. */
    @Override
    public String toString() {
        var joined = keys.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static Refused garbage() {
        return Refused.malformed("shared.not-a-cursor");
    }
}
