package fr.conciergerie.rounds.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.rounds.RoundPlans;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Places on the map over the API: where rounds can lead. */
@RestController
@RequestMapping(path = "/api/v1/places", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rounds")
class PlaceApi {

    private final RoundPlans plans;
    private final Organisations organisations;
    private final Partners partners;

    PlaceApi(RoundPlans plans, Organisations organisations, Partners partners) {
        this.plans = plans;
        this.organisations = organisations;
        this.partners = partners;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "putPlace",
            summary = "Say where a site or a partner is, and when one can come",
            description = "For all rounds, in the place of what was said before.")
    void put(@RequestBody PlaceBody body) {
        var details = body.read();
        plans.put(body.called().read(organisations::siteId, partners::partnerId), details);
    }
}
