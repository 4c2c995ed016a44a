package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.custody.Reserve;
import fr.conciergerie.desk.Waiting;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.shop.Basket;
import fr.conciergerie.web.ui.Tone;

/** The pictures and tones that stand beside our words, for those who read little. */
public final class Pictograms {

    private Pictograms() {}

    /** The service's own picture, or its family's. */
    public static String of(Waiting line) {
        return line.pictogram() == null ? of(line.family()) : line.pictogram();
    }

    public static String of(ServiceDetails service) {
        var own = service.pictogram();
        return own == null ? of(service.family()) : own;
    }

    public static String of(Family family) {
        return switch (family) {
            case EVERYDAY -> "house-heart";
            case WELL_BEING -> "flower1";
            case VEHICLE -> "car-front";
            case FOOD -> "basket2";
            case PARCELS -> "box-seam";
            case FAMILY -> "people";
            case ADMINISTRATIVE -> "file-earmark-text";
        };
    }

    public static String of(Basket.Line line) {
        var offer = line.offer();
        if (offer == null) {
            return "exclamation-triangle";
        }
        return of(offer.details());
    }

    public static String of(Channel channel) {
        return switch (channel) {
            case DESK -> "shop";
            case PHONE -> "telephone";
            case EMAIL -> "envelope";
            case LOCKER -> "safe";
            case ONLINE -> "laptop";
        };
    }

    public static String of(Reserve reserve) {
        return switch (reserve) {
            case STAIN -> "droplet-half";
            case TEAR -> "lightning";
            case MISSING_BUTTON -> "record-circle";
            case WORN -> "hourglass-bottom";
            case SCRATCH -> "slash-lg";
            case OTHER -> "chat-left-text";
        };
    }

    /** Whether a piece of such a line may turn out to be missing or damaged while it is in our hands, or a partner's. */
    public static boolean mayBeHeldBack(LineStatus status) {
        return switch (status) {
            case DEPOSITED, ACCEPTED, COMPLETED, INCIDENT, READY, UNTREATED -> true;
            case REQUESTED,
                    CONFIRMED,
                    WITH_PARTNER,
                    PROPOSED,
                    REFUSED,
                    COLLECTED,
                    RETURNED_UNTREATED,
                    CANCELLED,
                    WITHDRAWN,
                    LOST -> false;
        };
    }

    public static Tone of(LineStatus status) {
        return switch (status) {
            case REQUESTED, CONFIRMED, CANCELLED, WITHDRAWN, RETURNED_UNTREATED -> Tone.CALM;
            case DEPOSITED, WITH_PARTNER, ACCEPTED, COMPLETED -> Tone.BUSY;
            case READY, COLLECTED -> Tone.GOOD;
            case PROPOSED, REFUSED, UNTREATED -> Tone.WARN;
            case INCIDENT, LOST -> Tone.BAD;
        };
    }
}
