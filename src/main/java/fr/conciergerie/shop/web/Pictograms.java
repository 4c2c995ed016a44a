package fr.conciergerie.shop.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderStatus;
import fr.conciergerie.web.ui.Tone;

/** The pictures and tones that stand beside our words. */
public final class Pictograms {

    private Pictograms() {}

    /** The service's own picture, or its family's. */
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

    public static Tone of(LineStatus status) {
        return switch (status) {
            case REQUESTED, CONFIRMED, CANCELLED, WITHDRAWN, RETURNED_UNTREATED -> Tone.CALM;
            case DEPOSITED, WITH_PARTNER, ACCEPTED, COMPLETED -> Tone.BUSY;
            case READY, COLLECTED -> Tone.GOOD;
            case PROPOSED, REFUSED, UNTREATED -> Tone.WARN;
            case INCIDENT, LOST -> Tone.BAD;
        };
    }

    public static Tone of(OrderStatus status) {
        return switch (status) {
            case REQUESTED, CONFIRMED, CANCELLED -> Tone.CALM;
            case IN_PROGRESS -> Tone.BUSY;
            case READY, COLLECTED -> Tone.GOOD;
        };
    }
}
