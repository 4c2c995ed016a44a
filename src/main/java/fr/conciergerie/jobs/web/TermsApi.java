package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What has to be read before ordering, for programs that show it. */
@RestController
@RequestMapping(path = "/api/v1/terms", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class TermsApi {

    private final TermsOfSale terms;
    private final Dictionary dictionary;
    private final PublicAddress address;
    private final DayClock dayClock;

    TermsApi(TermsOfSale terms, Dictionary dictionary, PublicAddress address, DayClock dayClock) {
        this.terms = terms;
        this.dictionary = dictionary;
        this.address = address;
        this.dayClock = dayClock;
    }

    @GetMapping
    @Operation(
            operationId = "readTerms",
            summary = "The terms of sale in force",
            description =
                    "Their version and where they stand, and the sentence by which somebody asks for the work to begin at once,"
                            + " in the language of `Accept-Language`.")
    Terms inForce(Locale reader) {
        var own = terms.inForce(dayClock.today()).orElse(null);
        return new Terms(
                CommonTerms.versionOf(own),
                address.of(own == null ? "/standard-terms" : own.path()),
                dictionary.words(reader).say("orders.begin-at-once"));
    }

    /**
     * What an order sends back of it.
     *
     * @param version to be sent as {@code terms}
     * @param address where everybody can read that version, for ever
     * @param beginAtOnce to be sent as {@code beginAtOnce}, if the person wishes it
     */
    record Terms(String version, String address, String beginAtOnce) {}
}
