package fr.conciergerie.catalogue.web;

import java.util.List;
import java.util.stream.Stream;

/** The pictures that are offered for a service; {@code catalogue.picture.<name>} says what each shows. */
public final class ServicePictures {

    public static final List<String> OFFERED = List.of(
            "shoe",
            "boot",
            "scissors",
            "shirt",
            "jacket",
            "trousers",
            "linen",
            "layers",
            "handbag",
            "backpack",
            "watch",
            "eyeglasses",
            "umbrella",
            "key",
            "tools",
            "wrench",
            "hammer",
            "plug",
            "bicycle",
            "car-front",
            "droplet",
            "fuel-pump",
            "basket",
            "basket2",
            "egg-fried",
            "cookie",
            "cup-hot",
            "flower1",
            "heart-pulse",
            "person-hearts",
            "moon-stars",
            "box-seam",
            "box-arrow-up",
            "envelope",
            "truck",
            "file-earmark-text",
            "clipboard-check",
            "pen",
            "pencil",
            "printer",
            "phone",
            "laptop",
            "person-badge",
            "person-square",
            "book",
            "gift",
            "shop",
            "house",
            "house-heart",
            "people",
            "balloon",
            "recycle",
            "tree",
            "camera",
            "ticket-perforated");

    private ServicePictures() {}

    /** @param chosen another one that the service bears already; empty for none */
    public static List<String> with(String chosen) {
        return chosen.isEmpty() || OFFERED.contains(chosen)
                ? OFFERED
                : Stream.concat(Stream.of(chosen), OFFERED.stream()).toList();
    }

    public static String key(String name) {
        return OFFERED.contains(name) ? "catalogue.picture." + name : "catalogue.picture";
    }
}
