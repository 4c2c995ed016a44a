package fr.conciergerie.rounds;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.rounds.plan.Factor;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Places on the map and factors, as rows. */
@Repository
class PlaceRepository {

    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Called called, PlaceDetails details, Instant now) {
        var id = jdbc.sql("""
                        insert into rounds.place (id, site_id, partner_id, latitude, longitude, minutes)
                        values (:id, :site, :partner, :latitude, :longitude, :minutes)
                        on conflict on constraint %s do update
                           set latitude = excluded.latitude, longitude = excluded.longitude, minutes = excluded.minutes
                        returning id
                        """.formatted(called instanceof Called.AtSite ? "one_place_a_site" : "one_place_a_partner"))
                .param("id", Ids.next(now))
                .param("site", site(called))
                .param("partner", partner(called))
                .param("latitude", details.latitude())
                .param("longitude", details.longitude())
                .param("minutes", details.minutes())
                .query(UUID.class)
                .single();
        jdbc.sql("delete from rounds.opening where place_id = :place")
                .param("place", id)
                .update();
        for (var opening : details.openings()) {
            jdbc.sql("""
                            insert into rounds.opening (place_id, weekday, opens, closes)
                            values (:place, :weekday, :opens, :closes)
                            """)
                    .param("place", id)
                    .param("weekday", opening.weekday().getValue())
                    .param("opens", opening.opens())
                    .param("closes", opening.closes())
                    .update();
        }
    }

    Optional<UUID> keyOf(Called called) {
        return jdbc.sql("select id from rounds.place where site_id = :site or partner_id = :partner")
                .param("site", site(called))
                .param("partner", partner(called))
                .query(UUID.class)
                .optional();
    }

    /** What is known of some; those of which nothing is known are not in it. */
    Map<Called, PlaceDetails> of(Collection<Called> called) {
        var openings = new HashMap<UUID, List<Opening>>();
        var rows = jdbc.sql("""
                        select p.*, o.weekday, o.opens, o.closes
                          from rounds.place p
                          left join rounds.opening o on o.place_id = p.id
                         where p.site_id = any(:sites) or p.partner_id = any(:partners)
                         order by p.id, o.weekday, o.opens
                        """)
                .param("sites", called.stream().map(PlaceRepository::site).toArray(UUID[]::new))
                .param("partners", called.stream().map(PlaceRepository::partner).toArray(UUID[]::new))
                .query((row, _) -> {
                    var id = Columns.id(row, "id", it -> it);
                    var opens = row.getObject("opens", LocalTime.class);
                    if (opens != null) {
                        openings.computeIfAbsent(id, _ -> new ArrayList<>())
                                .add(new Opening(
                                        DayOfWeek.of(row.getInt("weekday")),
                                        opens,
                                        row.getObject("closes", LocalTime.class)));
                    }
                    return new Row(
                            id,
                            called(row),
                            row.getDouble("latitude"),
                            row.getDouble("longitude"),
                            row.getInt("minutes"));
                })
                .list();
        return rows.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Row::called,
                        it -> new PlaceDetails(
                                it.latitude(),
                                it.longitude(),
                                it.minutes(),
                                openings.getOrDefault(it.id(), List.of()))));
    }

    Optional<Factor> factor() {
        return jdbc.sql("select value, version from rounds.factor order by version desc limit 1")
                .query((row, _) -> new Factor(row.getBigDecimal("value"), row.getInt("version")))
                .optional();
    }

    void insert(Factor factor, Instant now) {
        jdbc.sql("insert into rounds.factor (version, value, declared_at) values (:version, :value, :now)")
                .param("version", factor.version())
                .param("value", factor.value())
                .param("now", Columns.utc(now))
                .update();
    }

    static Called called(ResultSet row) throws SQLException {
        var site = Columns.idOrNull(row, "site_id", SiteId::new);
        return site == null
                ? new Called.AtPartner(Columns.id(row, "partner_id", PartnerId::new))
                : new Called.AtSite(site);
    }

    private record Row(UUID id, Called called, double latitude, double longitude, int minutes) {}

    static @Nullable UUID site(Called called) {
        return called instanceof Called.AtSite(var site) ? site.value() : null;
    }

    static @Nullable UUID partner(Called called) {
        return called instanceof Called.AtPartner(var partner) ? partner.value() : null;
    }
}
