package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys of cost sharing as rows, and what they weigh by. */
@Repository
class SharingRepository {

    /** What an organisation weighs at a site on a day. */
    record Weighed(SiteId site, OrganisationId organisation, LocalDate day, long weight) {}

    private final JdbcClient jdbc;

    SharingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sharing> of(MarketId market) {
        return of(List.of(market)).getOrDefault(market, List.of());
    }

    /** Of each market in the order of time. */
    Map<MarketId, List<Sharing>> of(List<MarketId> markets) {
        record Head(
                MarketId market,
                UUID id,
                @Nullable UUID site,
                SharingBasis basis,
                LocalDate from,
                @Nullable LocalDate until) {}
        var parts = new LinkedHashMap<Head, Map<OrganisationId, Integer>>();
        jdbc.sql("""
                select s.*, o.name from markets.share_v s
                  join organisations.organisation_v o on o.id = s.organisation_id
                 where s.market_id = any(:markets)
                 order by s.valid_from, s.sharing_id, o.name, o.id
                """)
                .param("markets", MarketRepository.keys(markets))
                .query((row, _) -> {
                    var head = new Head(
                            MarketRepository.id(row, "market_id"),
                            row.getObject("sharing_id", UUID.class),
                            row.getObject("site_id", UUID.class),
                            SharingBasis.valueOf(row.getString("basis")),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_until", LocalDate.class));
                    parts.computeIfAbsent(head, _ -> new LinkedHashMap<>())
                            .put(Columns.id(row, "organisation_id", OrganisationId::new), row.getInt("basis_points"));
                    return head;
                })
                .list();
        var sharings = new HashMap<MarketId, List<Sharing>>();
        parts.forEach((it, organisations) -> sharings.computeIfAbsent(it.market(), _ -> new ArrayList<>())
                .add(new Sharing(
                        new SharingId(it.id()),
                        new SharingDetails(
                                it.site() == null ? null : new SiteId(it.site()),
                                it.basis(),
                                it.from(),
                                it.until(),
                                organisations))));
        return sharings;
    }

    void insert(MarketId market, SharingId id, SharingDetails details) {
        jdbc.sql("""
                insert into markets.sharing (id, market_id, site_id, basis, valid_from, valid_until)
                values (:id, :market, :site, :basis, :from, :until)
                """)
                .param("id", id.value())
                .param("market", market.value())
                .param("site", details.site() == null ? null : details.site().value())
                .param("basis", details.basis().name())
                .param("from", details.from())
                .param("until", details.until())
                .update();
        details.parts()
                .forEach((organisation, basisPoints) -> jdbc.sql("""
                insert into markets.share (sharing_id, organisation_id, basis_points)
                values (:sharing, :organisation, :basisPoints)
                """)
                        .param("sharing", id.value())
                        .param("organisation", organisation.value())
                        .param("basisPoints", details.basis() == SharingBasis.FIXED ? basisPoints : null)
                        .update());
    }

    int end(MarketId market, SharingId id, LocalDate lastDay) {
        return jdbc.sql("""
                        update markets.sharing set valid_until = :lastDay
                         where id = :id and market_id = :market and valid_from <= :lastDay
                           and coalesce(valid_until > :lastDay, true)
                        """)
                .param("id", id.value())
                .param("market", market.value())
                .param("lastDay", lastDay)
                .update();
    }

    /** The counts of these organisations at these sites, up to a day. */
    List<Weighed> headcounts(Set<SiteId> sites, Set<OrganisationId> organisations, LocalDate until) {
        return weighed(jdbc.sql("""
                select site_id, organisation_id, counted_on as day, total::bigint as weight
                  from markets.eligible_v
                 where site_id = any(:sites) and organisation_id = any(:organisations) and counted_on <= :until
                """), sites, organisations, until);
    }

    /** How many sessions took place at these sites on a day on which these organisations used them. */
    List<Weighed> sessionsHeld(Set<SiteId> sites, Set<OrganisationId> organisations, LocalDate from, LocalDate until) {
        return weighed(jdbc.sql("""
                select s.id as site_id, so.organisation_id, (d.starts_at at time zone s.zone)::date as day, count(*) as weight
                  from organisations.site_v s
                  join calendar.desk_session_v d
                    on d.site_id = s.id and d.status = 'HELD'
                   and d.starts_at >= :from::date::timestamp at time zone s.zone
                   and d.starts_at < (:until::date + 1)::timestamp at time zone s.zone
                  join organisations.site_organisation_v so
                    on so.site_id = s.id
                   and (d.starts_at at time zone s.zone)::date
                       between so.valid_from and coalesce(so.valid_until, 'infinity')
                 where s.id = any(:sites) and so.organisation_id = any(:organisations)
                 group by 1, 2, 3
                """).param("from", from), sites, organisations, until);
    }

    private static List<Weighed> weighed(
            JdbcClient.StatementSpec statement, Set<SiteId> sites, Set<OrganisationId> organisations, LocalDate until) {
        return statement
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param(
                        "organisations",
                        organisations.stream().map(OrganisationId::value).toArray(UUID[]::new))
                .param("until", until)
                .query((row, _) -> new Weighed(
                        Columns.id(row, "site_id", SiteId::new),
                        Columns.id(row, "organisation_id", OrganisationId::new),
                        row.getObject("day", LocalDate.class),
                        row.getLong("weight")))
                .list();
    }

    Set<SiteId> sitesUsedBy(OrganisationId organisation, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select distinct site_id from organisations.site_organisation_v
                         where organisation_id = :organisation and valid_from <= :until
                           and coalesce(valid_until >= :from, true)
                        """)
                .param("organisation", organisation.value())
                .param("from", from)
                .param("until", until)
                .query((row, _) -> Columns.id(row, "site_id", SiteId::new))
                .set();
    }
}
