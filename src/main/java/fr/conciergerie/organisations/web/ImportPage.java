package fr.conciergerie.organisations.web;

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
        List<MissingPerson> missing,
        int missingCount) {

    /** A line that cannot be taken, and why. */
    public record RejectedLine(int number, String reason, List<String> arguments, List<String> cells) {}

    /** Somebody whom the organisation had named and does not name any more. */
    public record MissingPerson(UUID member, String name, String email) {}

    public boolean waits() {
        return status == ImportRow.Status.STAGED;
    }

    public String path() {
        return "/operator/imports/" + id;
    }
}
