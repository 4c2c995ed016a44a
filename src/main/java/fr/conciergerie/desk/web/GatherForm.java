package fr.conciergerie.desk.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody asks for, as the concierge notes it down. Whether it can be is for the basket to say.
 *
 * @param once the key of the line, made by the page
 * @param option codes of the options ticked
 */
public record GatherForm(
        @Nullable String once,
        @Nullable List<String> option,
        @Nullable String quantity,
        @Nullable String note) {

    static GatherForm empty() {
        return new GatherForm(null, List.of(), "1", "");
    }

    public boolean hasOption(String code) {
        return chosen().contains(code);
    }

    List<String> chosen() {
        return option == null ? List.of() : option.stream().distinct().toList();
    }

    /** 0 when it is no number. */
    int number() {
        var text = quantity == null ? "" : quantity.strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    /** A form without a readable key is a new line. */
    UUID id() {
        try {
            return once == null ? UUID.randomUUID() : UUID.fromString(once);
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }
}
