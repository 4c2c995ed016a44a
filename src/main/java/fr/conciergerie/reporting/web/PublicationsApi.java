package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReports;
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

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listPublications",
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
                .map(PublicationBody::inBrief)
                .toList();
    }

    @GetMapping(path = "/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readPublication",
            summary = "The figures as they were published",
            description =
                    "By the definitions of then, of figures that are counted no longer too. Accept: application/pdf answers"
                            + " the document as it was given to the client, application/zip its open data, byte for byte.")
    PublicationBody one(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @PathVariable int number) {
        return publications.of(reports.whose(actor, organisation), year).stream()
                .filter(it -> it.number() == number)
                .findFirst()
                .map(PublicationBody::of)
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

    @GetMapping(path = "/{number}", produces = ReportFiles.ZIP_TYPE)
    ResponseEntity<byte[]> openData(
            Actor actor,
            @RequestParam(required = false) @Nullable String organisation,
            @RequestParam int year,
            @PathVariable int number) {
        return files.publishedData(actor, organisation, year, number);
    }

    @Schema(name = "Publication")
    record PublicationBody(
            int number,

            @Schema(description = "What was known then is in it")
            Instant cutOff,

            @Schema(description = "Why it was corrected; null for the first") @Nullable
            String reason,

            @Schema(
                    description =
                            "SHA-256 of `told`; in the first form of its figures alone, in the second of what was told of all"
                                    + " sites together, in the third of each site as well")
            String sha256,

            @Schema(description = "In which form the fingerprint is taken", example = "3")
            int form,

            @Schema(
                    description =
                            "All that was told, as text: figures, months, sites, families, services, assumptions and"
                                    + " words of both sides. Null in the list of publications, and where it was not kept")
            @Nullable
            String told,

            @Schema(description = "The fingerprint of its document; null where none was kept") @Nullable
            String documentSha256,

            @Schema(description = "The fingerprint of its open data; null where none were kept") @Nullable
            String dataSha256,

            @Schema(description = "Empty in the list of publications")
            List<AsPublished> figures) {

        static PublicationBody inBrief(Publication it) {
            return of(it, null, List.of());
        }

        static PublicationBody of(Publication it) {
            return of(it, it.text(), it.figures());
        }

        private static PublicationBody of(Publication it, @Nullable String told, List<AsPublished> figures) {
            return new PublicationBody(
                    it.number(),
                    it.cutOff(),
                    it.reason(),
                    it.sha256(),
                    it.form(),
                    told,
                    it.documentSha256(),
                    it.dataSha256(),
                    figures);
        }
    }
}
