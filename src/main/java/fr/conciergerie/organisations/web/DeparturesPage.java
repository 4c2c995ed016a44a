package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Departures.Missing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does not stand in a file of agents.
 *
 * @param known how many of the organisation may use the service
 */
public record DeparturesPage(
        UUID file, String fileName, String organisation, int known, List<Missing> people, List<Namesake> namesakes) {

    /** So many can be ticked one by one. */
    private static final int MOST_TICKED = 200;

    /** A page of more names is read by nobody. */
    private static final int MOST_NAMED = 1_000;

    /** Somebody whose name stands in the file, under another address. */
    public record Namesake(UUID member, String name, String email) {}

    /**
     * People whose right ended together.
     *
     * @param restored how many have it back; null where it was not undone
     * @param names some of them
     */
    public record Departed(
            UUID id, Instant at, int people, @Nullable Integer restored, boolean undoable, List<String> names) {}

    public List<Missing> ticked() {
        return people.subList(0, Math.min(people.size(), MOST_TICKED));
    }

    public List<Missing> named() {
        return people.subList(0, Math.min(people.size(), MOST_NAMED));
    }

    /** A list that leaves out more than it names is more often a part of one. */
    public boolean isMost() {
        return people.size() * 2 > known;
    }

    public String back() {
        return "/operator/imports/" + file;
    }

    public String path() {
        return back() + "/departures";
    }
}
