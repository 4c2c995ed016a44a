package fr.conciergerie.desk.web;

import fr.conciergerie.notifications.MessageKind;
import fr.conciergerie.notifications.UnsureMessage;
import fr.conciergerie.orders.LineId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What those who wait for an order may not have been told, as the desk tells of it: while it still matters, and unless something
 * shows that it arrived.
 *
 * @param work lines whose partner may not know that there is work for them
 * @param ready lines whose member may not know that they are ready
 * @param once against two messages for a double click
 */
public record LostMessages(Set<LineId> work, Set<LineId> ready, String once) {

    static LostMessages of(List<UnsureMessage> unsure, Map<LineId, SentLink> links, String once) {
        return new LostMessages(
                unsure.stream()
                        .filter(it -> it.kind().givesWork() && !it.outOfDate())
                        .filter(it -> mayBeUnknown(links.get(it.line())))
                        .map(UnsureMessage::line)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                unsure.stream()
                        .filter(it -> it.kind() == MessageKind.LINE_READY && it.mayBeResent())
                        .map(UnsureMessage::line)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                once);
    }

    /** Who came by the link has had it; and one that is only being written is not lost yet. */
    private static boolean mayBeUnknown(@Nullable SentLink link) {
        return link != null
                && link.standing() != SentLink.Standing.ON_ITS_WAY
                && !isAfter(link.openedAt(), link.sentAt());
    }

    private static boolean isAfter(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && !one.isBefore(other);
    }
}
