package fr.conciergerie.jobs.web;

import fr.conciergerie.jobs.web.JobsPage.Tab;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The jobs given to the calling partner. */
@RestController
@Tag(name = "Jobs")
class JobsApi {

    private static final int MOST = 100;

    private final PartnerJobs jobs;

    JobsApi(PartnerJobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping(path = "/api/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listJobs",
            summary = "Jobs given to the partner",
            description = "Newest first; `order` and `line` are what the answers to a job are addressed to.")
    Slice<JobItem> jobs(
            Actor actor,
            @Parameter(description = "only those that wait for an answer, are under way, or are finished")
                    @RequestParam(required = false)
                    @Nullable
                    Tab status,
            @Parameter(description = "where the previous answer's `next` left off")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "at most 100") @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused("jobs.limit-out-of-range", MOST);
        }
        return jobs.jobs(new PartnerId(actor.requireSubject()), status, cursor, limit)
                .map(JobItem::of);
    }
}
