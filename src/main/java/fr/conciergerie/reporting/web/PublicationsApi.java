package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.AnnualReports;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publication.AsPublished;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was given to a client for good, over the API: for whoever wants to prove later what was said then. */
@RestController
@RequestMapping("/api/v1/reports/annual/publications")
@Tag(name = "Reports")
class PublicationsApi {

    private final AnnualReports reports;
    private final Publications publications;
    private final ReportFiles files;

    PublicationsApi(AnnualReports reports, Publications publications, ReportFiles files) {
        this.reports = reports;
        this.publications = publications;
        this.files = files;
    }

    @GetMapping
    @Operation(
            summary = "The publications of a year",
            description = "The latest first: its first publication is number 1, each correction one more.")
    List<PublicationBody> all(
            Actor actor,
            @Parameter(description = "Slug or id; a coordinator may leave it out", example = "bordeaux-metropole")
                    @RequestParam(required = false)
                    @Nullable
                    String organisation,
            @Parameter(example = "2015") @RequestParam int year) {
        return publications.of(reports.whose(actor, organisation), year).stream()
                .map(it -> PublicationBody.of(it, List.of()))
                .toList();
    }

    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The figures as they were published",
            description =
                    "By the definitions of then, of figures that are counted no longer too. Accept: application/pdf answers"
                            + " the document as it was given to the client, byte for byte.")
    PublicationBody one(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @PathVariable int number) {
        return publications.of(reports.whose(actor, organisation), year).stream()
                .filter(it -> it.number() == number)
                .findFirst()
                .map(it -> PublicationBody.of(it, it.figures()))
                .orElseThrow(() -> new NotFound("publication " + number + " of " + year));
    }

    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> document(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @PathVariable int number) {
        return files.published(actor, organisation, year, number);
    }

    @Schema(name = "Publication")
    record PublicationBody(
            int number,

            @Schema(description = "What was known then is in it")
            Instant cutOff,

            @Schema(description = "Why it was corrected; null for the first") @Nullable
            String reason,

            @Schema(description = "The fingerprint of its figures")
            String sha256,

            @Schema(description = "The fingerprint of its document; null where none was kept") @Nullable
            String documentSha256,

            @Schema(description = "Empty in the list of publications")
            List<AsPublished> figures) {

        static PublicationBody of(Publication it, List<AsPublished> figures) {
            return new PublicationBody(
                    it.number(), it.cutOff(), it.reason(), it.sha256(), it.documentSha256(), figures);
        }
    }
}
