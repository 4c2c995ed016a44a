package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Departures.From;
import fr.conciergerie.organisations.MemberImports.Effect;
import fr.conciergerie.organisations.MemberImports.Preview;
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
        Effect effect,
        int rejected,
        int repeated,
        Preview preview,
        int remarkCount,
        List<RemarkedLine> remarks,
        List<RejectedLine> lines,
        From from,
        int missing,
        List<Departed> departed) {

    /** A line that cannot be taken, and why. */
    public record RejectedLine(int number, String reason, List<String> arguments, List<String> cells) {}

    /** A line that was taken, and what is to be known of it. */
    public record RemarkedLine(int number, String name, String remark, List<String> arguments) {}

    public boolean waits() {
        return status == ImportRow.Status.STAGED;
    }

    public String path() {
        return "/operator/imports/" + id;
    }
}
