package fr.conciergerie.partners;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of partners that the manager searches and leafs through. */
@Repository
class PartnerList {

    private record Row(PartnerSummary partner, String sortKey) {}

    private final JdbcClient jdbc;

    PartnerList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Partners by name, without case or accents. */
    Slice<PartnerSummary> page(PartnerFilter filter, LocalDate today, @Nullable String cursor, int limit) {
        var among = filter.among();
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                select p.*, shared.unaccent_lower(p.name) as sort_key, e.basis, e.valid_until as ess_until
                  from partners.partner p
                  left join partners.ess_status e on e.partner_id = p.id
                       and e.valid_from <= :today and (e.valid_until is null or e.valid_until >= :today)
                 where (p.works_until is null or p.works_until >= :today) <> :former
                   and (:ess::boolean is null or (e.basis is not null) = :ess)
                   and (:among::uuid[] is null or p.id = any(:among))
                   and (strpos(shared.unaccent_lower(p.name || ' ' || p.town), shared.unaccent_lower(:query)) > 0
                        or p.siret = replace(:query, ' ', ''))
                   and (shared.unaccent_lower(p.name), p.id) > (:fromKey, :fromId)
                 order by sort_key, p.id
                 limit :limit
                """)
                .param("today", today)
                .param("former", filter.former())
                .param("ess", filter.ess())
                .param("among", among == null ? null : PartnerRepository.keys(among))
                .param("query", filter.query())
                .param("fromKey", from == null ? "" : from.text(0))
                .param("fromId", from == null ? new UUID(0, 0) : from.uuid(1))
                .param("limit", limit + 1)
                .query((row, _) -> {
                    var basis = row.getString("basis");
                    var worksUntil = row.getObject("works_until", LocalDate.class);
                    return new Row(
                            new PartnerSummary(
                                    Columns.id(row, "id", PartnerId::new),
                                    row.getString("slug"),
                                    row.getString("name"),
                                    row.getString("town"),
                                    LegalForm.valueOf(row.getString("legal_form")),
                                    row.getInt("commission_basis_points"),
                                    worksUntil == null || !worksUntil.isBefore(today),
                                    basis == null ? null : EssBasis.valueOf(basis),
                                    row.getObject("ess_until", LocalDate.class)),
                            row.getString("sort_key"));
                })
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.sortKey(), it.partner().id()))
                .map(Row::partner);
    }
}
