package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.MemberImportId;
import fr.conciergerie.organisations.MemberImports;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.web.ImportPage.MissingPerson;
import fr.conciergerie.organisations.web.ImportPage.RejectedLine;
import fr.conciergerie.shared.NotFound;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a client's file show. */
@Component
@Transactional(readOnly = true)
class MemberImportPages {

    private static final int SHOWN = 100;
    private static final int HISTORY = 10;

    private final JdbcClient jdbc;
    private final MemberImports imports;

    MemberImportPages(JdbcClient jdbc, MemberImports imports) {
        this.jdbc = jdbc;
        this.imports = imports;
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
                        row.getObject("staged_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    ImportPage page(MemberImportId id, LocalDate today) {
        var effect = imports.effect(id);
        var missing = missing(id, today, SHOWN);
        return jdbc.sql("""
                        select i.file_name, i.status, i.headings, i.ignored, i.rejected, o.name, o.slug,
                               (select count(*) from organisations.missing_from_import(i.id, :today)) as missing
                          from organisations.member_import i
                          join organisations.organisation o on o.id = i.organisation_id
                         where i.id = :id
                        """)
                .param("id", id.value())
                .param("today", today)
                .query((row, _) -> new ImportPage(
                        id.value(),
                        row.getString("file_name"),
                        row.getString("name"),
                        row.getString("slug"),
                        ImportRow.Status.valueOf(row.getString("status")),
                        strings(row.getArray("headings")),
                        strings(row.getArray("ignored")),
                        effect.added(),
                        effect.changed(),
                        effect.unchanged(),
                        row.getInt("rejected"),
                        rejected(id, SHOWN),
                        missing,
                        row.getInt("missing")))
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
                .query(MemberImportPages::rejectedLine)
                .list();
    }

    private List<MissingPerson> missing(MemberImportId id, LocalDate today, int limit) {
        return jdbc.sql("""
                        select member_id, name, email
                          from organisations.missing_from_import(:id, :today)
                         order by search, member_id
                         limit :limit
                        """)
                .param("id", id.value())
                .param("today", today)
                .param("limit", limit)
                .query((row, _) -> new MissingPerson(
                        row.getObject("member_id", UUID.class), row.getString("name"), row.getString("email")))
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
