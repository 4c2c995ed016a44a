package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberImportId;
import fr.conciergerie.organisations.MemberImports;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.web.ImportPage.RejectedLine;
import fr.conciergerie.organisations.web.ImportPage.RemarkedLine;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a client's file show. */
@Component
@Transactional(readOnly = true)
class MemberImportQuery {

    private static final int SHOWN = 100;
    private static final int HISTORY = 10;

    private final JdbcClient jdbc;
    private final MemberImports imports;
    private final DepartureQuery departures;

    MemberImportQuery(JdbcClient jdbc, MemberImports imports, DepartureQuery departures) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.departures = departures;
    }

    List<ImportRow> ofOrganisation(OrganisationId organisation) {
        return jdbc.sql("""
                        select id, file_name, status, staged_at
                          from organisations.member_import
                         where organisation_id = :organisation
                         order by staged_at desc
                         limit :limit
                        """)
                .param("organisation", organisation.value())
                .param("limit", HISTORY)
                .query((row, _) -> new ImportRow(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        ImportRow.Status.valueOf(row.getString("status")),
                        Columns.instant(row, "staged_at")))
                .list();
    }

    ImportPage page(MemberImportId id) {
        var effect = imports.effect(id);
        var preview = imports.preview(id, SHOWN);
        return jdbc.sql("""
                        select i.file_name, i.status, i.headings, i.ignored, i.rejected, i.repeated, o.name, o.slug,
                               (select count(*) from organisations.member_import_remark r where r.import_id = i.id) as remarks
                          from organisations.member_import i
                          join organisations.organisation o on o.id = i.organisation_id
                         where i.id = :id
                        """)
                .param("id", id.value())
                .query((row, _) -> new ImportPage(
                        id.value(),
                        row.getString("file_name"),
                        row.getString("name"),
                        row.getString("slug"),
                        ImportRow.Status.valueOf(row.getString("status")),
                        strings(row.getArray("headings")),
                        strings(row.getArray("ignored")),
                        effect,
                        row.getInt("rejected"),
                        row.getInt("repeated"),
                        preview,
                        row.getInt("remarks"),
                        remarks(id),
                        rejected(id, SHOWN),
                        departures.from(id),
                        departures.missing(id),
                        departures.departed(id)))
                .optional()
                .orElseThrow(() -> new NotFound("import " + id));
    }

    List<RejectedLine> rejected(MemberImportId id, int limit) {
        return jdbc.sql("""
                        select number, reason, reason_arguments, cells
                          from organisations.member_import_line
                         where import_id = :id and reason is not null
                         order by number
                         limit :limit
                        """)
                .param("id", id.value())
                .param("limit", limit)
                .query(MemberImportQuery::rejectedLine)
                .list();
    }

    private List<RemarkedLine> remarks(MemberImportId id) {
        return jdbc.sql("""
                        select number, name, remark, arguments from organisations.member_import_remark
                         where import_id = :id order by position limit :shown
                        """)
                .param("id", id.value())
                .param("shown", SHOWN)
                .query((row, _) -> new RemarkedLine(
                        row.getInt("number"),
                        row.getString("name"),
                        row.getString("remark"),
                        strings(row.getArray("arguments"))))
                .list();
    }

    private static RejectedLine rejectedLine(ResultSet row, int number) throws SQLException {
        return new RejectedLine(
                row.getInt("number"),
                row.getString("reason"),
                strings(row.getArray("reason_arguments")),
                List.of(row.getString("cells").split(MemberImports.BETWEEN_CELLS, -1)));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
