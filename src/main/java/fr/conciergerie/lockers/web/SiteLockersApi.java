package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.CompartmentStanding;
import fr.conciergerie.lockers.Lockers;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The lockers of a site over the API. */
@RestController
@Tag(name = "Lockers")
class SiteLockersApi {

    private final Lockers lockers;
    private final Organisations organisations;

    SiteLockersApi(Lockers lockers, Organisations organisations) {
        this.lockers = lockers;
        this.organisations = organisations;
    }

    @GetMapping(path = "/api/v1/sites/{site}/lockers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listLockers",
            summary = "The lockers of a site",
            description = "Its banks, their compartments and what is free. Who has which, nobody is told here.")
    Slice<BankBody> lockers(Actor actor, @PathVariable String site) {
        var place = organisations.siteId(site);
        var banks = lockers.at(actor, place);
        var compartments =
                lockers.standings(actor, place).stream().collect(Collectors.groupingBy(CompartmentStanding::bank));
        return new Slice<>(
                banks.stream()
                        .map(it -> BankBody.of(it, compartments.getOrDefault(it.id(), List.of())))
                        .toList(),
                null);
    }
}
