package fr.conciergerie.notifications;

import fr.conciergerie.web.metrics.BusinessMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the post leaves. */
@Component
class MessageMetrics implements BusinessMetrics {

    private final MessageRepository messages;

    MessageMetrics(MessageRepository messages) {
        this.messages = messages;
    }

    @Override
    public List<Reading> readings(Instant now) {
        var pile = messages.pile();
        var oldest = pile.oldest();
        var age = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
        return List.of(
                Reading.sum("conciergerie.messages.waiting", "Messages that wait to leave", pile.waiting()),
                Reading.sum("conciergerie.messages.failed", "Messages that did not leave", pile.failed()),
                Reading.sum("conciergerie.messages.unsure", "Messages that may have left, to be judged", pile.unsure()),
                Reading.highest(
                        "conciergerie.messages.oldest.seconds",
                        "How long the oldest of those that wait has waited",
                        Math.max(0, age.toSeconds())));
    }
}
