package fr.conciergerie.desk.web;

import fr.conciergerie.catalogue.Family;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What people hand in most, to be pointed at instead of written. */
public enum PieceKind {
    SHOES("shoe"),
    BOOTS("boot"),
    SHIRT("shirt"),
    JACKET("jacket"),
    TROUSERS("trousers"),
    LINEN("linen"),
    BAG("handbag"),
    WATCH("watch"),
    KEYS("key"),
    UMBRELLA("umbrella"),
    DEVICE("phone"),
    CAR_KEYS("car-front"),
    BICYCLE("bicycle"),
    PARCEL("box-seam"),
    ENVELOPE("envelope"),
    PAPERS("file-earmark-text");

    private final String icon;

    PieceKind(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    /** What is likely with a service of that family, most likely first. */
    static List<PieceKind> likely(Family family) {
        return switch (family) {
            case EVERYDAY, WELL_BEING, FAMILY ->
                List.of(SHOES, BOOTS, SHIRT, JACKET, TROUSERS, LINEN, BAG, WATCH, KEYS, UMBRELLA, DEVICE);
            case VEHICLE -> List.of(CAR_KEYS, BICYCLE, KEYS, PAPERS);
            case FOOD, PARCELS -> List.of(PARCEL, ENVELOPE, BAG, LINEN);
            case ADMINISTRATIVE -> List.of(PAPERS, ENVELOPE, PARCEL);
        };
    }

    /** As it stands in an address: {@code car-keys}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Stream<PieceKind> ofSlug(String text) {
        return Stream.of(values()).filter(it -> it.slug().equals(text));
    }
}
