package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberSummary;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
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

/** Who a concierge may serve: keys and names, nothing more. */
@RestController
@Tag(name = "Members")
class MembersApi {

    private final Organisations organisations;

    MembersApi(Organisations organisations) {
        this.organisations = organisations;
    }

    @GetMapping(path = "/api/v1/members", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "findMembers",
            summary = "Members that the caller may serve",
            description =
                    "By name, the beginning of an address or a telephone; the order of words, accents, capitals and one typing error"
                            + " per word do not matter. Two of one name differ by their organisation or their beginning.")
    Slice<MemberSummary> members(
            Actor actor,
            @Parameter(example = "lefevre") @RequestParam(defaultValue = "") String query,
            @Parameter(description = "where the previous answer's `next` left off")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "at most 100") @RequestParam(defaultValue = "20") int limit) {
        var sites = organisations.sitesVisibleTo(actor).stream().map(Site::id).toList();
        return organisations.findMembers(query, sites, cursor, limit);
    }
}
