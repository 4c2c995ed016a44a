package fr.conciergerie.desk;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.HandledLine;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batches of lines that one gesture at the desk hands over or sends: all of them, or none. */
@Service
@Transactional
public class DeskBatches {

    private final Custody custody;

    DeskBatches(Custody custody) {
        this.custody = custody;
    }

    /** A line of an order, as a form names it: {@code order:line}. */
    public record Ref(OrderId order, LineId line) {

        public static Ref of(String text) {
            var parts = text.split(":", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException(text);
            }
            return new Ref(OrderId.of(parts[0]), LineId.of(parts[1]));
        }

        @Override
        public String toString() {
            return order + ":" + line;
        }
    }

    /** Everything that is ready for someone, in one go. */
    public List<HandledLine> handOver(Actor actor, List<Ref> lines, @Nullable String by, @Nullable String code) {
        return lines.stream()
                .map(it -> custody.collect(actor, it.order(), it.line(), by, code))
                .toList();
    }

    /** A bag for one partner. @param scanned the labels that were read as the pieces went in; the others were ticked */
    public List<HandledLine> send(Actor actor, List<Ref> lines, Set<ShortCode> scanned) {
        return lines.stream()
                .map(it -> custody.dispatch(actor, it.order(), it.line(), null, scanned))
                .toList();
    }
}
