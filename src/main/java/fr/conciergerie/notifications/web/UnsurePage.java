package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.UnsureMessage;
import fr.conciergerie.shared.Slice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may have left, as the manager goes through it.
 *
 * @param older whether this is not its beginning
 */
public record UnsurePage(Slice<UnsureMessage> messages, boolean older) {

    public static final String PATH = "/operator/messages/unsure";

    public static String path(UnsureMessage message) {
        return PATH + "/" + message.id();
    }

    /** Where the desk shows the order, at the line that the message is about. */
    public static String orderOf(UnsureMessage message) {
        return "/desk/orders/" + message.order() + (message.line() == null ? "" : "#line-" + message.line());
    }

    /** Against two messages for a double click. */
    public String once(UnsureMessage message) {
        return UUID.randomUUID().toString();
    }

    public @Nullable String next() {
        return messages.next() == null ? null : PATH + "?cursor=" + messages.next();
    }
}
