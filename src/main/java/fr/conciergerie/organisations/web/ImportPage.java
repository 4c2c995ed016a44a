package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Departures.From;
import fr.conciergerie.organisations.web.DeparturesPage.Departed;
import java.util.List;
import java.util.UUID;

/** A file of agents before and after it is taken over. */
public record ImportPage(
        UUID id,
        String fileName,
        String organisation,
        String organisationSlug,
        ImportRow.Status status,
        List<String> headings,
        List<String> ignored,
        int added,
        int changed,
        int unchanged,
        int rejected,
        List<RejectedLine> lines,
        From from,
        int missing,
        List<Departed> departed) {

    /** A line that cannot be taken, and why. */
    public record RejectedLine(int number, String reason, List<String> arguments, List<String> cells) {}

    public boolean waits() {
        return status == ImportRow.Status.STAGED;
    }

    public String path() {
        return "/operator/imports/" + id;
    }
}
