package fr.conciergerie.reporting;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The reports of the publications of a year, of all sites and of each, as they were given to the client. */
@Repository
class PublishedReports {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PublishedReports(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Whoever publishes at the same time keeps the first. */
    void keep(AnnualReport report, int number) {
        var site = report.perimeter().site();
        jdbc.sql("""
                        insert into reporting.publication_report (organisation_id, year, number, site_id, report)
                        values (:organisation, :year, :number, :site, :report::jsonb)
                        """)
                .param("organisation", report.perimeter().organisation().value())
                .param("year", report.year())
                .param("number", number)
                .param("site", site == null ? null : site.value())
                .param("report", json.writeValueAsString(report))
                .update();
    }

    /** What the client reads of a year; nothing until it is published. */
    Optional<AnnualReport> latest(OrganisationId organisation, int year, @Nullable SiteId site) {
        return all(organisation, year, site).stream().findFirst();
    }

    /** What the client was given of a year, the latest first. */
    List<AnnualReport> all(OrganisationId organisation, int year, @Nullable SiteId site) {
        return jdbc.sql("""
                        select report from reporting.publication_report
                         where organisation_id = :organisation and year = :year and site_id is not distinct from :site::uuid
                         order by number desc
                        """)
                .param("organisation", organisation.value())
                .param("year", year)
                .param("site", site == null ? null : site.value())
                .query((row, _) -> json.readValue(row.getString("report"), AnnualReport.class))
                .list();
    }
}
