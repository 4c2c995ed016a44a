package fr.conciergerie.catalogue;

import static fr.conciergerie.catalogue.ServiceColumn.options;
import static fr.conciergerie.catalogue.ServiceColumn.picture;
import static fr.conciergerie.catalogue.ServiceColumn.text;
import static fr.conciergerie.catalogue.ServiceColumn.word;

import fr.conciergerie.catalogue.ServiceDetails.Draft;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a price list says of a service, and of its sale at a site; the service's own columns stand here, in their order. */
public enum ListedTerm {
    NAME(text("nom", ServiceDetails::name, Draft::name, "name", "nom du service", "service name")),
    DESCRIPTION(text("description", ServiceDetails::description, Draft::description)),
    KEYWORDS(text("mots_cles", ServiceDetails::keywords, Draft::keywords, "keywords")),
    FAMILY(word("famille", Family.class, "catalogue.family", ServiceDetails::family, Draft::family, "family")),
    SHAPE(word(
            "nature", Shape.class, "catalogue.shape", ServiceDetails::shape, Draft::shape, "shape", "kind of service")),
    VAT(word(
            "tva",
            VatCategory.class,
            "catalogue.vat",
            ServiceDetails::vatCategory,
            Draft::vatCategory,
            "vat",
            "categorie de tva",
            "vat category")),
    PICTOGRAM(picture("pictogramme", ServiceDetails::pictogram, Draft::pictogram, "pictogram")),
    OPTIONS(options("options", ServiceDetails::options, Draft::options)),
    PARTNER,
    LEAD_DAYS,
    FALLBACK,
    FALLBACK_LEAD_DAYS,
    LAST_DAY,
    PRICE;

    private static final List<ServiceColumn<?>> COLUMNS = Arrays.stream(values())
            .flatMap(it -> it.column().stream())
            .<ServiceColumn<?>>map(it -> it)
            .toList();

    private final @Nullable ServiceColumn<?> column;

    ListedTerm() {
        this(null);
    }

    ListedTerm(@Nullable ServiceColumn<?> column) {
        this.column = column;
    }

    /** Where it says what the service itself is. */
    Optional<ServiceColumn<?>> column() {
        return Optional.ofNullable(column);
    }

    /** The columns for what a service itself is. */
    static List<ServiceColumn<?>> columns() {
        return COLUMNS;
    }
}
