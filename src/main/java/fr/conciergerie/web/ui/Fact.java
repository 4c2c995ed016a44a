package fr.conciergerie.web.ui;

import org.jspecify.annotations.Nullable;

/**
 * What a form of the desk says, for a page that keeps it while there is no network: see {@code desk-facts.js}.
 *
 * @param kind as the script knows it
 * @param path where it is sent when there is one
 * @param seen what stands there now
 * @param of what it is about; null where the path says it
 * @param name as a person calls that; null likewise
 * @param number by which it can be said too; null where it has none
 */
public record Fact(
        String kind,
        String path,
        String seen,
        @Nullable String of,
        @Nullable String name,
        @Nullable String number) {

    public static Fact attendance(String path, String registration, String name, String number, String seen) {
        return new Fact("attendance", path, seen, registration, name, number);
    }

    /** The number of a place, which says that somebody is there. */
    public static Fact arrival(String path) {
        return new Fact("arrival", path, "", null, null, null);
    }

    public static Fact walkIns(String path, int seen) {
        return new Fact("walk-ins", path, String.valueOf(seen), null, null, null);
    }
}
