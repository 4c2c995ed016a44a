package fr.conciergerie.notifications.web;

import fr.conciergerie.notifications.MessageLine;
import fr.conciergerie.notifications.MessageStatus;
import fr.conciergerie.notifications.Messages;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.ui.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The delivery log as the manager looks through it.
 *
 * @param older whether this is not its beginning
 */
public record MessageLogPage(
        String query,
        @Nullable MessageStatus status,
        Slice<MessageLine> messages,
        Messages.Standing standing,
        boolean hasWayOut,
        boolean older) {

    public Tone tone(MessageStatus one) {
        return switch (one) {
            case WAITING, SENDING -> Tone.BUSY;
            case SENT -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case UNKNOWN -> Tone.WARN;
        };
    }

    public String first() {
        return "/operator/messages?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (status == null ? "" : "&status=" + status);
    }

    public @Nullable String next() {
        return messages.next() == null ? null : first() + "&cursor=" + messages.next();
    }
}
