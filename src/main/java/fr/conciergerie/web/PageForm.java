package fr.conciergerie.web;

import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One form of a page, as its template draws it: shown for the first time, or {@linkplain #cameBack come back} because
 * something was off. Handed to {@code form.jte} and to the {@code ui/field.jte} in it, it keeps what was typed and says what
 * is off where it is.
 */
public final class PageForm {

    private static final String ANY_FIELD = "web.field.";

    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Page page;
    private final String action;
    private final String id;
    private final @Nullable FilledForm filled;

    PageForm(Page page, String action, String id, @Nullable FilledForm filled) {
        this.page = page;
        this.action = action;
        this.id = id;
        this.filled = filled;
    }

    /** Where it is sent to. */
    public String action() {
        return action;
    }

    /** Whether this is the form that was filled in and is to be corrected: it is not to be hidden then. */
    public boolean cameBack() {
        return filled != null;
    }

    /** The id of a field, of which a page with several forms has but one. */
    public String id(String field) {
        return id.isEmpty() ? field : id + "-" + field;
    }

    /** What stands in a field: what was typed, else what the page shows. */
    public String value(String field, String shown) {
        return filled == null ? shown : filled.typed(field);
    }

    public boolean ticked(String field, String value, boolean shown) {
        return filled == null ? shown : filled.has(field, value);
    }

    public FormErrors errors() {
        return filled == null ? FormErrors.NONE : filled.errors();
    }

    /** What is off with it, from now on told to the reader. */
    public FormErrors showErrors() {
        if (filled != null) {
            page.errorsAreShown();
        }
        return errors();
    }

    /** Remembers what a field is called, for the summary. */
    public void called(String field, String label) {
        labels.put(field, label);
    }

    /** What the form consists of. One that has come back is drawn at once: its summary names its fields. */
    public Content drawn(Content content) {
        return filled == null ? content : HtmlOutput.drawn(content);
    }

    /** The fields that something is off with, from top to bottom. */
    public List<String> wrong() {
        var wrong = errors().byField().keySet();
        return Stream.concat(labels.keySet().stream().filter(wrong::contains), wrong.stream())
                .distinct()
                .toList();
    }

    /** What is off with a field, as the summary says it: a sentence for any field needs the name of this one. */
    public String summary(String field) {
        var refused = errors().byField().get(field);
        var label = labels.get(field);
        return refused == null || label == null || !refused.key().startsWith(ANY_FIELD)
                ? error(field)
                : page.say("web.error.field", label, error(field));
    }

    /** What is off with a field, empty when nothing is. */
    public String error(String field) {
        var sentence = errors().of(field, page);
        return sentence == null ? "" : sentence;
    }
}
