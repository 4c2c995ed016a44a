package fr.conciergerie.figures;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.StoredJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the client was given with the publications of a year, of all sites and of each, as it was. */
@Repository
public class PublishedReports {

    private final JdbcClient jdbc;
    private final StoredJson json;

    PublishedReports(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whoever publishes at the same time keeps the first. */
    public void keep(Given given, int number) {
        var report = given.report();
        var site = report.perimeter().site();
        jdbc.sql("""
                        insert into reporting.publication_report (organisation_id, year, number, site_id, report, detail)
                        values (:organisation, :year, :number, :site, :report::jsonb, :detail::jsonb)
                        """)
                .param("organisation", report.perimeter().organisation().value())
                .param("year", report.year())
                .param("number", number)
                .param("site", site == null ? null : site.value())
                .param("report", json.write(report))
                .param("detail", json.write(given.detail()))
                .update();
    }

    /** What the client reads of a year; nothing until it is published. */
    Optional<AnnualReport> latest(OrganisationId organisation, int year, @Nullable SiteId site) {
        return given(organisation, year, site).stream().map(Given::report).findFirst();
    }

    /** What the client was given of a year, the latest first. */
    List<Given> given(OrganisationId organisation, int year, @Nullable SiteId site) {
        return jdbc.sql("""
                        select report, detail from reporting.publication_report
                         where organisation_id = :organisation and year = :year and site_id is not distinct from :site::uuid
                         order by number desc
                        """)
                .param("organisation", organisation.value())
                .param("year", year)
                .param("site", site == null ? null : site.value())
                .query((row, _) -> given(row))
                .list();
    }

    private Given given(ResultSet row) throws SQLException {
        var detail = row.getString("detail");
        return new Given(
                json.read(row.getString("report"), AnnualReport.class),
                detail == null ? null : json.read(detail, YearDetail.class));
    }
}
