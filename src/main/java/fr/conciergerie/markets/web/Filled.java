package fr.conciergerie.markets.web;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.markets.Markets;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form of this module as it was filled in. What cannot be read is told at its field, and stands for a value that nobody uses:
 * {@link #attempt} does nothing while something is off.
 */
public final class Filled {

    private static final LocalDate NO_DAY = LocalDate.of(2000, 1, 1);

    /** At which field a refusal of the module is told, where that is not the first one of the form. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("markets.number-missing", "number"),
            Map.entry("markets.number-taken", "number"),
            Map.entry("markets.object-missing", "object"),
            Map.entry("markets.estimate-out-of-range", "estimated"),
            Map.entry("markets.starts-before-notified", "startsOn"),
            Map.entry("markets.days-out-of-order", "endsOn"),
            Map.entry("markets.too-many-lots", "lots"),
            Map.entry("markets.renewal.end-is-fixed", "endsOn"),
            Map.entry("markets.renewal.decided-too-late", "decidedOn"),
            Map.entry("markets.line.amount-out-of-range", "yearly"),
            Map.entry("markets.line.sessions-out-of-range", "sessionsPerWeek"),
            Map.entry("markets.line.weeks-out-of-range", "weeksPerYear"),
            Map.entry("markets.line.overlaps", "from"),
            Map.entry("markets.line.outside-market", "from"),
            Map.entry("markets.ends-before-it-starts", "until"),
            Map.entry("markets.sharing.overlaps", "from"),
            Map.entry("markets.sharing.needs-organisations", "organisations"),
            Map.entry("markets.sharing.not-the-whole", "organisations"),
            Map.entry("markets.environment.evidence-to-come", "on"),
            Map.entry("markets.social.hours-out-of-range", "hours"),
            Map.entry("markets.social.needs-a-public", "publics"),
            Map.entry("markets.social.facilitator-missing", "facilitator"),
            Map.entry("markets.social.not-an-email", "facilitatorEmail"),
            Map.entry("markets.eligible.out-of-range", "total"),
            Map.entry("markets.eligible.more-than-total", "women"),
            Map.entry("markets.eligible.to-come", "countedOn"));

    private final MultiValueMap<String, String> typed;
    private final FormErrors errors = new FormErrors();

    Filled(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    /** What a form shows before anybody has typed: pairs of a field and its value. */
    static Filled with(@Nullable Object... pairs) {
        var values = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            var value = pairs[i + 1];
            for (var one : value instanceof Iterable<?> many ? many : Arrays.asList(value)) {
                values.add(String.valueOf(pairs[i]), one == null ? "" : one.toString());
            }
        }
        return new Filled(values);
    }

    /** An amount as a person types it. */
    static String amount(Money money) {
        return money.amount().toPlainString().replace('.', ',');
    }

    public FormErrors errors() {
        return errors;
    }

    public String text(String field) {
        return requireNonNullElse(typed.getFirst(field), "").strip();
    }

    public List<String> all(String field) {
        return typed.getOrDefault(field, List.of());
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    int version() {
        return whole("version", text("version"), -1);
    }

    LocalDate day(String field) {
        var day = dayOrNone(field);
        if (day == null) {
            errors.add(field, "markets.day-missing");
        }
        return day == null ? NO_DAY : day;
    }

    /** Null when nothing was chosen, which is fine. */
    @Nullable
    LocalDate dayOrNone(String field) {
        try {
            var day = text(field).isEmpty() ? null : LocalDate.parse(text(field));
            if (day != null && (day.isBefore(Markets.EARLIEST) || day.isAfter(Markets.LATEST))) {
                errors.add(field, "markets.day-out-of-range", Markets.EARLIEST, Markets.LATEST);
                return NO_DAY;
            }
            return day;
        } catch (DateTimeParseException _) {
            errors.add(field, "markets.not-a-day", text(field));
            return NO_DAY;
        }
    }

    Money money(String field) {
        if (text(field).isEmpty()) {
            errors.add(field, "markets.amount-missing");
            return Money.ZERO;
        }
        return requireNonNullElse(errors.read(field, () -> Money.parse(text(field))), Money.ZERO);
    }

    int number(String field) {
        if (text(field).isEmpty()) {
            errors.add(field, "markets.count-missing");
        }
        return whole(field, text(field), 0);
    }

    /** Null when nothing was typed, which is fine. */
    @Nullable
    Integer numberOrNone(String field) {
        return text(field).isEmpty() ? null : whole(field, text(field), 0);
    }

    /** Hundredths of a percent. */
    int basisPoints(String field, String value) {
        try {
            return new BigDecimal(value.replaceAll("[\\s\\u00a0\\u202f%]", "").replace(',', '.'))
                    .setScale(2, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            errors.add(field, "markets.sharing.not-a-share", value);
            return 0;
        }
    }

    <E extends Enum<E>> E constant(Class<E> type, String field) {
        return constant(type, field, text(field));
    }

    <E extends Enum<E>> E constant(Class<E> type, String field, String value) {
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException _) {
            errors.add(field, "markets.choose-one");
            return type.getEnumConstants()[0];
        }
    }

    UUID key(String field) {
        return key(field, text(field));
    }

    UUID key(String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException _) {
            errors.add(field, "markets.choose-one");
            return new UUID(0, 0);
        }
    }

    /**
     * Does what the form asks for; what the module refuses is told at its field.
     *
     * @param first the field for what belongs to no field in particular
     * @param work where to go once it is done
     * @param again the form, when something is off
     */
    Object attempt(String first, Supplier<String> work, Supplier<Object> again) {
        if (!errors.any()) {
            try {
                return work.get();
            } catch (Refused refused) {
                errors.add(
                        FIELDS.getOrDefault(refused.key(), first),
                        refused.key(),
                        refused.arguments().toArray());
            }
        }
        return again.get();
    }

    private int whole(String field, String value, int otherwise) {
        try {
            return value.isEmpty() ? otherwise : Integer.parseInt(value.replaceAll("[\\s\\u00a0\\u202f]", ""));
        } catch (NumberFormatException _) {
            errors.add(field, "markets.not-a-count", value);
            return otherwise;
        }
    }
}
