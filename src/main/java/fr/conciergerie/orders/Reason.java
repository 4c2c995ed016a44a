package fr.conciergerie.orders;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why a line is not to be, or not as it was agreed. What a person said is never taken for one of our own words, whatever it
 * looks like; what was chosen from a list is told to every reader in their language.
 */
public sealed interface Reason {

    /** Letters of what a person may say. */
    int LONGEST = 500;

    /** In the words of whoever gave it. */
    record Said(String words) implements Reason {

        public Said {
            words = words.strip();
            if (words.isEmpty()) {
                throw new Refused("orders.reason-is-missing");
            }
            if (words.length() > LONGEST) {
                throw new Refused("orders.reason-too-long", LONGEST);
            }
        }
    }

    /** One of the closed answers. @param added what the person said besides; null where they said nothing */
    record Chosen(ClosedReason answer, @Nullable String added) implements Reason {

        public Chosen {
            added = added == null || added.isBlank() ? null : added.strip();
            if (added != null && added.length() > LONGEST) {
                throw new Refused("orders.reason-too-long", LONGEST);
            }
        }
    }

    /** Nobody's choice: it came about. */
    record Caused(Cause cause) implements Reason {}

    /** What makes us change a promise or end a line by ourselves. */
    enum Cause {
        /** Handed in later than at the session that the promise counted on. */
        LATE_DEPOSIT,
        /** Not handed in by the session that the promise counted on. */
        NOT_HANDED_IN_YET,
        /** The work has to be done again. */
        INCIDENT,
        SESSION_CANCELLED,
        /** The work is late. */
        LATE,
        /** The member agreed to what the partner proposed. */
        PROPOSAL,
        /** The member did not come to an appointment. */
        ABSENT,
        /** The same, and said why: nobody needs to know more. */
        EXCUSED,
        /** The member used the consumer's right to withdraw. */
        WITHDRAWAL
    }

    static Reason said(String words) {
        return new Said(words);
    }

    static Reason chosen(ClosedReason answer) {
        return new Chosen(answer, null);
    }

    static Reason caused(Cause cause) {
        return new Caused(cause);
    }

    /** The closed answer or the cause, as it is stored; null for what a person said. */
    default @Nullable String code() {
        return switch (this) {
            case Said _ -> null;
            case Chosen(var answer, var _) -> answer.name();
            case Caused(var cause) -> cause.name();
        };
    }

    /** In whose words, as far as there are any. */
    default @Nullable String words() {
        return switch (this) {
            case Said(var words) -> words;
            case Chosen(var _, var added) -> added;
            case Caused _ -> null;
        };
    }

    /** The two together, as they are stored; null where there is neither. */
    static @Nullable Reason read(@Nullable String code, @Nullable String words) {
        if (code == null) {
            return words == null ? null : new Said(words);
        }
        return Arrays.stream(Cause.values())
                .filter(it -> it.name().equals(code))
                .findFirst()
                .<Reason>map(Caused::new)
                .orElseGet(() -> new Chosen(ClosedReason.valueOf(code), words));
    }

    /** For a page: our own words in the reader's language, and what a person said as they said it. */
    default String inWords(Words reader) {
        return inWords(reader, reader::french);
    }

    /** The same for a letter, of which a part has no place for marks. */
    default String plain(Words reader) {
        return inWords(reader, it -> it);
    }

    private String inWords(Words reader, UnaryOperator<String> quoted) {
        return switch (this) {
            case Said(var words) -> quoted.apply(words);
            case Caused(var cause) -> reader.say(key(cause));
            case Chosen(var answer, var added) ->
                added == null
                        ? reader.say(key(answer))
                        : reader.say("orders.why-and-words", reader.say(key(answer)), quoted.apply(added));
        };
    }

    /** Whether a page quotes it. */
    default boolean isSaid() {
        return this instanceof Said;
    }

    private static String key(Enum<?> word) {
        return "orders.why." + word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
