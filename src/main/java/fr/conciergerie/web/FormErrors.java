package fr.conciergerie.web;

import fr.conciergerie.shared.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is off with a form as filled in: one sentence per field, in the order in which they were found. */
public final class FormErrors {

    /** Nothing is off: a form shown for the first time. */
    public static final FormErrors NONE = new FormErrors(Map.of());

    private final Map<String, Refused> byField;

    public FormErrors() {
        this(new LinkedHashMap<>());
    }

    private FormErrors(Map<String, Refused> byField) {
        this.byField = byField;
    }

    public void add(String field, String key, Object... arguments) {
        add(field, new Refused(key, arguments));
    }

    public void add(String field, Refused refused) {
        byField.putIfAbsent(field, refused);
    }

    public void check(boolean right, String field, String key, Object... arguments) {
        if (!right) {
            add(field, key, arguments);
        }
    }

    /** Reads a value whose type knows its rule; what it refuses is told at the field, and there is no value. */
    public <T> @Nullable T read(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (Refused refused) {
            add(field, refused);
            return null;
        }
    }

    public boolean any() {
        return !byField.isEmpty();
    }

    /** The sentence for one field, if something is off with it. */
    public @Nullable String of(String field, Page page) {
        var refused = byField.get(field);
        return refused == null ? null : page.words().say(refused);
    }

    public Map<String, Refused> byField() {
        return byField;
    }

    /** For callers that fill in no form: one answer with everything that is off. */
    public void refuseIfAny() {
        if (any()) {
            throw new RefusedForm(this);
        }
    }
}
