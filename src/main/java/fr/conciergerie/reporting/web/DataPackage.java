package fr.conciergerie.reporting.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code datapackage.json}: tables that say themselves what each column is, where they come from and what one
 * may do with them (Data Package 2.0, <a href="https://datapackage.org/standard/data-package/">datapackage.org</a>).
 *
 * @param created when the figures were taken
 * @param version the number of the publication that these are; null for what was not published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DataPackage(
        @JsonProperty("$schema") String profile,
        String name,
        String title,
        String description,
        String created,
        @Nullable String version,
        List<License> licenses,
        List<Source> sources,
        About perimeter,
        @Nullable Published publication,
        List<Resource> resources) {

    static final String FILE = "datapackage.json";
    static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

    /** What French administrations publish under (decree 2017-638). */
    static final License OPEN_LICENCE = new License(
            "etalab-2.0",
            "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            "Licence Ouverte / Open Licence 2.0 (Etalab)");

    DataPackage {
        licenses = List.copyOf(licenses);
        sources = List.copyOf(sources);
        resources = List.copyOf(resources);
    }

    record License(String name, String path, String title) {}

    record Source(String title) {}

    /** Whom and which days it tells of. The standard has no word for it and lets us have our own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record About(String organisation, @Nullable String site, LocalDate from, LocalDate to) {}

    /**
     * Which publication it is.
     *
     * @param reason why it had to be corrected; null for the first
     * @param path of the file that says all that was told
     * @param hash of its bytes, {@code sha256:…}: the fingerprint of the publication
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(int number, @Nullable String reason, String path, String hash) {}

    /**
     * A table in a file beside this one.
     *
     * @param hash of its bytes, {@code sha256:…}
     */
    record Resource(
            String name,
            String type,
            String path,
            String title,
            String format,
            String mediatype,
            String encoding,
            long bytes,
            String hash,
            Schema schema) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Schema(
            List<Field> fields, List<String> missingValues, List<String> primaryKey, List<ForeignKey> foreignKeys) {

        Schema {
            fields = List.copyOf(fields);
            missingValues = List.copyOf(missingValues);
            primaryKey = List.copyOf(primaryKey);
            foreignKeys = List.copyOf(foreignKeys);
        }
    }

    record Field(String name, Type type, String description, Constraints constraints) {}

    /** Those sorts of cells of the standard that a report has. */
    enum Type {
        @JsonProperty("string")
        STRING,
        @JsonProperty("integer")
        INTEGER,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("boolean")
        BOOLEAN,
        @JsonProperty("yearmonth")
        YEARMONTH
    }

    record Constraints(boolean required) {}

    record ForeignKey(List<String> fields, Reference reference) {

        ForeignKey {
            fields = List.copyOf(fields);
        }

        record Reference(String resource, List<String> fields) {

            Reference {
                fields = List.copyOf(fields);
            }
        }
    }
}
