package fr.conciergerie.accounts.web;

import fr.conciergerie.web.Actor;

/**
 * Where somebody wanted to go before they were asked to sign in: a page of this house, never another address.
 *
 * @param path empty when nowhere in particular
 */
record Destination(String path) {

    private static final int LONGEST = 500;

    static Destination of(String next) {
        var ours = next.length() <= LONGEST
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return new Destination(ours ? next : "");
    }

    String orHome(Actor actor) {
        return path.isEmpty() ? actor.role().home() : path;
    }
}
