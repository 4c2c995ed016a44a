package fr.conciergerie.insertion.web;

import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.UUID;

/**
 * One thing to write into a file, or to correct in it.
 *
 * @param title the key of what it is
 * @param lead the key of a sentence that says what to know about it; empty when nothing
 * @param reference whose file
 * @param fields as they are before anybody types
 * @param withdrawal where what stands there can be taken out; empty for something new
 */
public record EntryPage(
        String title,
        String lead,
        String reference,
        String action,
        String back,
        UUID once,
        int version,
        List<Field> fields,
        String withdrawal) {

    EntryPage(
            String title,
            String lead,
            String reference,
            String action,
            String back,
            UUID once,
            int version,
            List<Field> fields) {
        this(title, lead, reference, action, back, once, version, fields, "");
    }

    /**
     * @param label the key of the question
     * @param hint the key of what helps to answer it; empty when nothing does
     * @param choices keys of the answers by value; empty for fields that are typed
     */
    public record Field(
            String name,
            String label,
            String type,
            String value,
            String hint,
            boolean required,
            List<Choice> choices,
            int maxlength) {

        Field beginningWith(String known) {
            return new Field(name, label, type, known, hint, required, choices, maxlength);
        }

        static Field day(String name, String label, String value, boolean required) {
            return new Field(name, label, "date", value, "", required, List.of(), 0);
        }

        static Field text(String name, String label, String value, String hint, boolean required, int maxlength) {
            return new Field(name, label, "text", value, hint, required, List.of(), maxlength);
        }

        static Field words(String name, String label, String value, String hint, int maxlength) {
            return new Field(name, label, "textarea", value, hint, true, List.of(), maxlength);
        }

        static Field choice(String name, String label, String value, String hint, List<Choice> choices) {
            return new Field(name, label, "radio", value, hint, true, choices, 0);
        }
    }
}
