package fr.conciergerie.web;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WrittenDay;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * A form as somebody filled it in. A controller takes it as a parameter, reads each field by its rule, then sends it on.
 * When something is off, the page of the form comes back with 422: every field as it was typed, what is off at its field.
 * The template says which form of the page it is with {@link Page#form(String, String)}; it needs to know nothing else.
 *
 * <pre>{@code
 * var first = form.day("firstDay");
 * var last = form.day("lastDay");
 * var reason = form.textIfAny("reason", 200);
 * form.errorAt("lastDay", "partners.closure.ends-before-it-begins");
 * return form.send(() -> page(partner), () -> {
 *     partners.close(id, first.get(), last.get(), reason);
 *     return "redirect:/operator/partners/" + partner;
 * });
 * }</pre>
 */
public final class FilledForm {

    /** What is off with the form as a whole: it stands in the summary, at no field. */
    static final String NO_FIELD = "";

    private static final String MISSING = "web.field.missing";
    private static final String CHOOSE_ONE = "web.field.choose-one";
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);
    private static final int LONGEST_IN_A_SENTENCE = 60;

    /** The space that stands between the thousands of a number as people write it. */
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])[\\s\\u00a0\\u202f](?=[0-9]{3}(?![0-9]))");

    private final Map<String, String[]> typed;
    private final FormErrors errors = new FormErrors();
    private final Map<String, String> fieldOf = new HashMap<>();
    private String otherwise = NO_FIELD;

    public FilledForm(Map<String, String[]> typed) {
        this.typed = Map.copyOf(typed);
    }

    /** One whose session was over when it was sent. */
    static FilledForm of(HeldForm held) {
        var form = new FilledForm(held.fields());
        form.errors.add(NO_FIELD, "web.form.session-was-over");
        return form;
    }

    /** The form of a request, if its controller asked for it. */
    static @Nullable FilledForm of(HttpServletRequest request) {
        return request.getAttribute(FilledForm.class.getName()) instanceof FilledForm form ? form : null;
    }

    public static FilledForm read(HttpServletRequest request) {
        var form = new FilledForm(request.getParameterMap());
        request.setAttribute(FilledForm.class.getName(), form);
        return form;
    }

    /** Words that must be there. */
    public String text(String field, int longest) {
        return text(field, longest, MISSING);
    }

    /** @param missing what to say where there are none */
    public String text(String field, int longest, String missing) {
        var text = textIfAny(field, longest);
        errors.check(!text.isEmpty(), field, missing);
        return text;
    }

    /** Words, empty where there are none. */
    public String textIfAny(String field, int longest) {
        var text = Blanks.strip(typed(field).replace("\r\n", "\n"));
        errors.check(text.length() <= longest, field, "web.field.too-long", longest);
        return text;
    }

    public Supplier<LocalDate> day(String field) {
        return answer(field, dayIfAny(field), "web.field.choose-a-day");
    }

    /** @param otherwise what to say of a day that is not a right one */
    public Supplier<LocalDate> day(String field, Predicate<LocalDate> right, String otherwise) {
        var day = dayIfAny(field);
        errors.check(day == null || right.test(day), field, otherwise);
        return answer(field, day, "web.field.choose-a-day");
    }

    public @Nullable LocalDate dayIfAny(String field) {
        return readIfAny(field, FilledForm::toDay);
    }

    public Supplier<LocalTime> time(String field) {
        return read(field, FilledForm::toTime);
    }

    public @Nullable LocalTime timeIfAny(String field) {
        return readIfAny(field, FilledForm::toTime);
    }

    public Supplier<Integer> number(String field, int least, int most) {
        return answer(field, numberIfAny(field, least, most), MISSING);
    }

    public @Nullable Integer numberIfAny(String field, int least, int most) {
        return readIfAny(field, it -> toNumber(it, least, most));
    }

    /** One of a closed list. */
    public <E extends Enum<E>> Supplier<E> choice(String field, Class<E> type) {
        return choice(field, it -> Enum.valueOf(type, it));
    }

    /** @param otherwise what to say where none of them was chosen */
    public <E extends Enum<E>> Supplier<E> choice(String field, Class<E> type, String otherwise) {
        return choice(field, List.of(type.getEnumConstants()), otherwise);
    }

    /** One of those that we offer of a closed list. */
    public <E extends Enum<E>> Supplier<E> choice(String field, List<E> offered) {
        return choice(field, offered, CHOOSE_ONE);
    }

    public <E extends Enum<E>> Supplier<E> choice(String field, List<E> offered, String otherwise) {
        return answer(
                field,
                readIfAny(
                        field,
                        typed -> offered.stream()
                                .filter(it -> it.name().equals(typed))
                                .findFirst()
                                .orElseThrow(() -> new Refused(otherwise))),
                otherwise);
    }

    /** One of those that we offer. */
    public <T> Supplier<T> choice(String field, Function<String, T> value) {
        return answer(field, readIfAny(field, value), CHOOSE_ONE);
    }

    public <E extends Enum<E>> @Nullable E choiceIfAny(String field, Class<E> type) {
        return readIfAny(field, it -> Enum.valueOf(type, it));
    }

    /** One of the languages that we speak. */
    public Supplier<Locale> language(String field) {
        return choice(
                field,
                typed -> Dictionary.LANGUAGES.stream()
                        .filter(it -> it.getLanguage().equals(typed))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("language")));
    }

    /** Each of those that we offer that is ticked. */
    public <T> List<T> choices(String field, Function<String, T> value) {
        return Arrays.stream(values(field))
                .<T>mapMulti((it, keep) -> {
                    var read = read(field, it, value);
                    if (read != null) {
                        keep.accept(read);
                    }
                })
                .toList();
    }

    /** All that came under a name, to the letter. */
    public List<String> all(String field) {
        return List.of(values(field));
    }

    /** All of it to the letter, by name, always in the same order: what says whether the same form comes again. */
    public SortedMap<String, String> fields() {
        var fields = new TreeMap<String, String>();
        typed.keySet().forEach(it -> fields.put(it, typed(it)));
        return fields;
    }

    public boolean ticked(String field) {
        return has(field);
    }

    /** Whether the form has such a field at all. */
    public boolean has(String field) {
        return typed.containsKey(field);
    }

    /** The version that the form was filled in for; one that nothing has where it cannot be read. */
    public int version() {
        try {
            return Integer.parseInt(typed("version"));
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /**
     * An answer that must be there, of a type that knows its rule: what that refuses is told at the field. Something that
     * we do not have, or that is no constant or key, was not chosen from what we offered.
     */
    public <T> Supplier<T> read(String field, Function<String, T> value) {
        return answer(field, readIfAny(field, value), MISSING);
    }

    public <T> @Nullable T readIfAny(String field, Function<String, T> value) {
        var text = Blanks.strip(typed(field));
        return text.isEmpty() ? null : read(field, text, value);
    }

    /**
     * A file that must be there; empty when it is not, or is larger than anybody may send, which is told at its field.
     *
     * @param missing what to say where none was chosen
     */
    public byte[] file(String field, @Nullable MultipartFile file, String missing) {
        if (file == null || file.isEmpty()) {
            errors.add(field, missing);
            return new byte[0];
        }
        try {
            return file.getBytes();
        } catch (Refused tooHeavy) {
            errors.add(field, tooHeavy);
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was typed into a field, to the letter; empty where it was not there. */
    public String typed(String field) {
        var values = values(field);
        return values.length == 0 ? "" : values[0];
    }

    boolean has(String field, String value) {
        return Arrays.asList(values(field)).contains(value);
    }

    private String[] values(String field) {
        return typed.getOrDefault(field, new String[0]);
    }

    /** A rule between fields. */
    public void check(boolean right, String field, String key, Object... arguments) {
        errors.check(right, field, key, arguments);
    }

    /** Two days of which the last does not come before the first, where both are there. */
    public void inOrder(String first, String last, String otherwise) {
        var from = Blanks.strip(typed(first));
        var until = Blanks.strip(typed(last));
        if (!from.isEmpty() && !until.isEmpty() && errors.byField().get(first) == null) {
            errors.check(errors.byField().get(last) != null || !toDay(until).isBefore(toDay(from)), last, otherwise);
        }
    }

    /**
     * At which field a refusal of the module is told. Those that are named nowhere stand in the summary of the form when
     * the words are off, and on a page of their own when the thing has moved on.
     */
    public void errorAt(String field, String... keys) {
        for (var key : keys) {
            fieldOf.put(key, field);
        }
    }

    /** Refusals that are named nowhere else are told at this field, which the form is all about. */
    public void otherErrorsAt(String field) {
        otherwise = field;
    }

    public FormErrors errors() {
        return errors;
    }

    /**
     * Does what the form asks for; the page of the form comes back when something is off.
     *
     * @param work what comes after it, usually a redirect
     */
    public ModelAndView send(Supplier<ModelAndView> page, Supplier<String> work) {
        return show(page, () -> new ModelAndView(work.get()));
    }

    /** The same where the answer is a page of its own. */
    public ModelAndView show(Supplier<ModelAndView> page, Supplier<ModelAndView> work) {
        if (!errors.any()) {
            try {
                return work.get();
            } catch (Refused refused) {
                note(refused);
            }
        }
        var again = page.get();
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private void note(Refused refused) {
        switch (refused) {
            case RefusedForm form -> form.errors().byField().forEach(errors::add);
            default -> {
                var field = fieldOf.getOrDefault(refused.key(), otherwise);
                if (field.equals(NO_FIELD) && refused.kind() != Refused.Kind.INVALID) {
                    throw refused;
                }
                errors.add(field, refused);
            }
        }
    }

    private <T> @Nullable T read(String field, String text, Function<String, T> value) {
        try {
            return value.apply(text);
        } catch (Refused refused) {
            errors.add(field, refused);
        } catch (NotFound | IllegalArgumentException _) {
            errors.add(field, CHOOSE_ONE);
        }
        return null;
    }

    /** What was answered, for whoever asks once nothing is off any more. */
    private <T> Supplier<T> answer(String field, @Nullable T read, String missing) {
        if (read != null) {
            return () -> read;
        }
        errors.add(field, missing);
        return () -> {
            throw new IllegalStateException("nothing to read at " + field);
        };
    }

    private static LocalDate toDay(String text) {
        var day = WrittenDay.read(text).orElseThrow(() -> new Refused("web.field.not-a-day", shortened(text)));
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new Refused("web.field.far-day");
        }
        return day;
    }

    private static LocalTime toTime(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException _) {
            throw new Refused("web.field.not-a-time", shortened(text));
        }
    }

    private static int toNumber(String text, int least, int most) {
        try {
            int number = Integer.parseInt(THOUSANDS.matcher(text).replaceAll(""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // what is right is the same sentence
        }
        throw new Refused("web.field.not-a-number-between", least, most);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_IN_A_SENTENCE ? text : text.substring(0, LONGEST_IN_A_SENTENCE) + "…";
    }
}
