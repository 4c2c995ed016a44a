package fr.conciergerie.shop.web;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineStatus;
import java.util.List;

/**
 * How far a line has got on its usual way, as a few words in a row.
 *
 * @param steps the keys of the words
 * @param current which one it has reached, from 1; 0 when it has left the usual way
 */
public record Progress(List<String> steps, int current) {

    public static Progress of(Shape shape, LineStatus status) {
        return new Progress(steps(shape), current(shape, status));
    }

    private static List<String> steps(Shape shape) {
        return switch (shape) {
            case ENTRUSTED ->
                List.of(
                        "shop.step.ordered",
                        "shop.step.handed-in",
                        "shop.step.at-work",
                        "shop.step.ready",
                        "shop.step.collected");
            case GOODS -> List.of("shop.step.ordered", "shop.step.at-work", "shop.step.ready", "shop.step.collected");
            case APPOINTMENT -> List.of("shop.step.asked", "shop.step.agreed", "shop.step.attended");
            case REQUEST -> List.of("shop.step.asked", "shop.step.agreed", "shop.step.done");
        };
    }

    private static int current(Shape shape, LineStatus status) {
        var last = steps(shape).size();
        return switch (status) {
            case REQUESTED, CONFIRMED -> 1;
            case DEPOSITED -> 2;
            case WITH_PARTNER, PROPOSED, REFUSED ->
                switch (shape) {
                    case ENTRUSTED -> 3;
                    case GOODS -> 2;
                    case APPOINTMENT, REQUEST -> 1;
                };
            case ACCEPTED, COMPLETED, INCIDENT ->
                switch (shape) {
                    case ENTRUSTED -> 3;
                    case GOODS, APPOINTMENT, REQUEST -> 2;
                };
            case READY -> last - 1;
            case COLLECTED -> last;
            case UNTREATED, RETURNED_UNTREATED, CANCELLED, WITHDRAWN, LOST -> 0;
        };
    }
}
