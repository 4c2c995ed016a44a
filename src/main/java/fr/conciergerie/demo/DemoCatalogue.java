package fr.conciergerie.demo;

import fr.conciergerie.catalogue.CatalogueFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the demonstration sells, at every site, at plausible prices: a price list that is taken over as any other. */
@Component
class DemoCatalogue {

    private static final String LIST = "catalogue.csv";

    /** Prices hold from the day on which a list is taken over: that of the first sites. */
    private static final Instant SINCE = Instant.parse("2014-01-01T10:00:00Z");

    private final CatalogueFiles files;

    DemoCatalogue(CatalogueFiles files) {
        this.files = files;
    }

    /** Takes the list over; the sites and the partners that it names are there. */
    void load() {
        TravellingClock.at(SINCE, () -> {
            var taken = files.confirm(files.draft(LIST, list()));
            if (!taken.bad().isEmpty()) {
                throw new IllegalStateException("the demonstration's price list: " + taken.bad());
            }
        });
    }

    private static byte[] list() {
        try {
            return new ClassPathResource("demo/" + LIST).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
