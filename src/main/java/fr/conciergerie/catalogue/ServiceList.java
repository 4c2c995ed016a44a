package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.IconNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of services that the manager searches and leafs through. */
@Repository
class ServiceList {

    private record Row(ServiceSummary service, String sortKey) {}

    private final JdbcClient jdbc;

    ServiceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Services by name, without case or accents. */
    Slice<ServiceSummary> page(
            String query,
            @Nullable Family family,
            boolean archived,
            LocalDate today,
            @Nullable String cursor,
            int limit) {
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                with piece as (
                    select * from catalogue.service s
                     where (s.archived_at is not null) = :archived
                       and (:family::text is null or s.family = :family)
                       and strpos(catalogue.plain(s.name || ' ' || s.keywords), catalogue.plain(:query)) > 0
                       and (shared.unaccent_lower(s.name), s.id) > (:fromKey, :fromId)
                     order by shared.unaccent_lower(s.name), s.id
                     limit :limit)
                select s.id, s.slug, s.name, s.family, s.shape, s.pictogram, s.archived_at is not null as archived,
                       shared.unaccent_lower(s.name) as sort_key,
                       count(o.site_id) as sites, min(r.amount_cents) as lowest, max(r.amount_cents) as highest,
                       (select min(n.valid_from) from catalogue.price n
                         where n.service_id = s.id and n.valid_from > :today) as next_change,
                       coalesce(bool_or(p.works_until < :today), false) as left_by_partner
                  from piece s
                  left join catalogue.offer o on o.service_id = s.id and (o.sold_until is null or o.sold_until >= :today)
                  left join catalogue.price r on r.service_id = o.service_id and r.site_id = o.site_id
                       and r.valid_from <= :today and (r.valid_until is null or r.valid_until >= :today)
                  left join partners.partner_v p on p.id = o.partner_id
                 group by s.id, s.slug, s.name, s.family, s.shape, s.pictogram, s.archived_at
                 order by sort_key, s.id
                """)
                .param("today", today)
                .param("archived", archived)
                .param("family", family == null ? null : family.name())
                .param("query", query)
                .param("fromKey", from == null ? "" : from.text(0))
                .param("fromId", from == null ? new UUID(0, 0) : from.uuid(1))
                .param("limit", limit + 1)
                .query((row, _) -> new Row(summary(row), row.getString("sort_key")))
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.sortKey(), it.service().id()))
                .map(Row::service);
    }

    Services.Count count(LocalDate today) {
        return jdbc.sql("""
                        select count(*) as services,
                               count(*) filter (where exists (
                                   select from catalogue.offer o join partners.partner_v p on p.id = o.partner_id
                                    where o.service_id = s.id and (o.sold_until is null or o.sold_until >= :today)
                                      and p.works_until < :today)) as left_by_partner
                          from catalogue.service s
                         where s.archived_at is null
                        """)
                .param("today", today)
                .query((row, _) -> new Services.Count(row.getInt("services"), row.getInt("left_by_partner")))
                .single();
    }

    private static ServiceSummary summary(ResultSet row) throws SQLException {
        return new ServiceSummary(
                Columns.id(row, "id", ServiceId::new),
                row.getString("slug"),
                row.getString("name"),
                Family.valueOf(row.getString("family")),
                Shape.valueOf(row.getString("shape")),
                IconNames.known(row.getString("pictogram")),
                row.getBoolean("archived"),
                row.getInt("sites"),
                Columns.moneyOrNull(row, "lowest"),
                Columns.moneyOrNull(row, "highest"),
                row.getObject("next_change", LocalDate.class),
                row.getBoolean("left_by_partner"));
    }
}
