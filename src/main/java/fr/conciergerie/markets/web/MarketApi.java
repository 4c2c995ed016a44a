package fr.conciergerie.markets.web;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.markets.EnvironmentalClauses;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.MarketSummary;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.SocialClauses;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Markets over the API, for the operator's own programs. */
@RestController
@RequestMapping(path = "/api/v1/markets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Markets")
class MarketApi {

    private final Markets markets;
    private final EnvironmentalClauses environmentalClauses;
    private final SocialClauses socialClauses;
    private final Organisations organisations;
    private final Idempotency idempotency;
    private final TransactionOperations transaction;

    MarketApi(
            Markets markets,
            EnvironmentalClauses environmentalClauses,
            SocialClauses socialClauses,
            Organisations organisations,
            Idempotency idempotency,
            TransactionOperations transaction) {
        this.markets = markets;
        this.environmentalClauses = environmentalClauses;
        this.socialClauses = socialClauses;
        this.organisations = organisations;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(
            operationId = "listMarkets",
            summary = "List markets, newest first",
            description = "With their real end, renewals included, and what their sites cost a year today.")
    Slice<MarketSummary> list(
            @Parameter(description = "only what this organisation buys or shares, by slug or key")
                    @RequestParam(required = false)
                    @Nullable
                    String organisation,
            @Parameter(description = "where the previous answer's `next` left off")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "at most 100") @RequestParam(defaultValue = "20") int limit) {
        return markets.list(organisation == null ? null : organisations.organisationId(organisation), cursor, limit);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addMarket",
            summary = "Write down a market",
            description = "With what it pays for each site. A procedure that does not suit the amount is not refused:"
                    + " `procedureFit` says so. Send an `Idempotency-Key`: the same call made again answers the same"
                    + " market.")
    ResponseEntity<MarketView> add(@RequestBody MarketBody body, IdempotencyKey key) {
        return idempotency.once(
                key,
                body,
                () -> transaction.execute(_ -> {
                    var lines = body.siteLines(organisations);
                    var id = markets.add(body.details(organisations));
                    lines.forEach(line -> markets.addLine(id, line));
                    return ResponseEntity.created(URI.create("/api/v1/markets/" + id))
                            .body(view(id));
                }));
    }

    @GetMapping("/{market}")
    @Operation(
            operationId = "readMarket",
            summary = "Read a market",
            description = "Its periods, what it pays for each site, and what has been promised in it.")
    MarketView market(@PathVariable MarketId market) {
        return view(market);
    }

    private MarketView view(MarketId id) {
        var market = markets.market(id);
        return MarketView.of(
                market,
                organisations.organisation(market.details().buyer()).slug(),
                markets.fit(market.details()),
                markets.lines(id),
                organisations.sites().stream().collect(toMap(Site::id, Site::slug)),
                environmentalClauses.of(id),
                socialClauses.of(id));
    }
}
