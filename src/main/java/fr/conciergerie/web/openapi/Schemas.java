package fr.conciergerie.web.openapi;

/** How one part of the description points at another. */
final class Schemas {

    private static final String PREFIX = "#/components/schemas/";

    private Schemas() {}

    static String name(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static String reference(String name) {
        return PREFIX + name;
    }
}
