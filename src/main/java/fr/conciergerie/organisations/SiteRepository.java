package fr.conciergerie.organisations;

import static java.util.Map.entry;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sites as rows, who shares them and who serves there. */
@Repository
class SiteRepository {

    /** What the calendar on the wall of the site says. */
    private static final String THERE = "(:now::timestamptz at time zone s.zone)::date";

    private static final String SITE = """
            select s.id, s.slug, s.name, s.address, s.postcode, s.city, s.zone, s.holiday_zone, s.good_friday,
                   s.desk_place, s.colour
              from organisations.site s
            """;

    private final JdbcClient jdbc;

    SiteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Site> all() {
        return jdbc.sql(SITE + "order by s.name, s.id")
                .query(SiteRepository::site)
                .list();
    }

    Site get(SiteId id) {
        return jdbc.sql(SITE + "where s.id = :id")
                .param("id", id.value())
                .query(SiteRepository::site)
                .optional()
                .orElseThrow(() -> new NotFound("site " + id));
    }

    Optional<SiteId> find(String slugOrId) {
        return jdbc.sql("select id from organisations.site where slug = :it or id::text = lower(:it)")
                .param("it", slugOrId)
                .query((row, _) -> new SiteId(row.getObject(1, UUID.class)))
                .optional();
    }

    List<Site> ofMember(MemberId member, Instant now) {
        return jdbc.sql(SITE + """
                 where exists (select
                                 from organisations.member m
                                 join organisations.site_organisation so using (organisation_id)
                                where m.id = :member and so.site_id = s.id and so.period @> %1$s
                                  and daterange(m.eligible_from, m.eligible_until, '[]') @> %1$s)
                 order by s.name, s.id
                """.formatted(THERE))
                .param("member", member.value())
                .param("now", Columns.utc(now))
                .query(SiteRepository::site)
                .list();
    }

    List<Site> ofOrganisation(OrganisationId organisation, Instant now) {
        return jdbc.sql(SITE + """
                 where exists (select from organisations.site_organisation so
                                where so.organisation_id = :organisation and so.site_id = s.id and so.period @> %s)
                 order by s.name, s.id
                """.formatted(THERE))
                .param("organisation", organisation.value())
                .param("now", Columns.utc(now))
                .query(SiteRepository::site)
                .list();
    }

    List<Site> ofOrganisation(OrganisationId organisation, LocalDate from, LocalDate lastDay) {
        return jdbc.sql(SITE + """
                 where s.id in (select site_id from organisations.site_organisation
                                 where organisation_id = :organisation and period && daterange(:from, :lastDay, '[]'))
                 order by s.name, s.id
                """)
                .param("organisation", organisation.value())
                .param("from", from)
                .param("lastDay", lastDay)
                .query(SiteRepository::site)
                .list();
    }

    List<Site> servedBy(UUID account, Instant now) {
        return jdbc.sql(SITE + """
                 where exists (select from organisations.site_concierge c
                                where c.account_id = :account and c.site_id = s.id and c.period @> %s)
                 order by s.name, s.id
                """.formatted(THERE))
                .param("account", account)
                .param("now", Columns.utc(now))
                .query(SiteRepository::site)
                .list();
    }

    boolean serves(UUID account, SiteId site, LocalDate on) {
        return jdbc.sql("""
                        select exists (select from organisations.site_concierge
                                        where account_id = :account and site_id = :site and period @> :on::date)
                        """)
                .param("account", account)
                .param("site", site.value())
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    boolean mayUse(MemberId member, SiteId site, LocalDate on) {
        return jdbc.sql("""
                        select exists (select
                                         from organisations.member m
                                         join organisations.site_organisation so using (organisation_id)
                                        where m.id = :member and so.site_id = :site and so.period @> :on::date
                                          and daterange(m.eligible_from, m.eligible_until, '[]') @> :on::date)
                        """)
                .param("member", member.value())
                .param("site", site.value())
                .param("on", on)
                .query(Boolean.class)
                .single();
    }

    void insert(SiteId id, SiteDetails site) {
        jdbc.sql("""
                insert into organisations.site (id, slug, name, address, postcode, city, zone, holiday_zone,
                                                good_friday, desk_place, directions, colour)
                values (:id, :slug, :name, :address, :postcode, :city, :zone, :holidayZone,
                        :goodFriday, :deskPlace, :directions, :colour)
                """).param("id", id.value()).params(columns(site)).update();
    }

    void update(SiteId id, SiteDetails site, int version) {
        int updated = jdbc.sql("""
                        update organisations.site
                           set slug = :slug, name = :name, address = :address, postcode = :postcode, city = :city,
                               zone = :zone, holiday_zone = :holidayZone, good_friday = :goodFriday,
                               desk_place = :deskPlace, directions = :directions, colour = :colour,
                               version = version + 1
                         where id = :id and version = :version
                        """)
                .param("id", id.value())
                .param("version", version)
                .params(columns(site))
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("site " + id + " changed meanwhile");
        }
    }

    void share(UUID id, SiteId site, OrganisationId organisation, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                insert into organisations.site_organisation (id, site_id, organisation_id, valid_from, valid_until)
                values (:id, :site, :organisation, :from, :until)
                """)
                .param("id", id)
                .param("site", site.value())
                .param("organisation", organisation.value())
                .param("from", from)
                .param("until", until)
                .update();
    }

    /** Sets the last day of the sharing that is open then; the number of sharings touched, 0 or 1. */
    int endSharing(SiteId site, OrganisationId organisation, LocalDate lastDay) {
        return jdbc.sql("""
                        update organisations.site_organisation set valid_until = :lastDay
                         where site_id = :site and organisation_id = :organisation and period @> :lastDay::date
                        """)
                .param("site", site.value())
                .param("organisation", organisation.value())
                .param("lastDay", lastDay)
                .update();
    }

    void assign(UUID id, UUID account, SiteId site, LocalDate from) {
        jdbc.sql("""
                insert into organisations.site_concierge (id, site_id, account_id, valid_from)
                values (:id, :site, :account, :from)
                """)
                .param("id", id)
                .param("site", site.value())
                .param("account", account)
                .param("from", from)
                .update();
    }

    int endAssignment(UUID account, SiteId site, LocalDate lastDay) {
        return jdbc.sql("""
                        update organisations.site_concierge set valid_until = :lastDay
                         where site_id = :site and account_id = :account and period @> :lastDay::date
                        """)
                .param("site", site.value())
                .param("account", account)
                .param("lastDay", lastDay)
                .update();
    }

    private static Map<String, Object> columns(SiteDetails site) {
        return Map.ofEntries(
                entry("slug", site.slug()),
                entry("name", site.name()),
                entry("address", site.address()),
                entry("postcode", site.postcode()),
                entry("city", site.city()),
                entry("zone", site.territory().zone().getId()),
                entry("holidayZone", site.territory().holidayZone()),
                entry("goodFriday", site.goodFriday()),
                entry("deskPlace", site.deskPlace()),
                entry("directions", site.directions()),
                entry("colour", site.colour()));
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        return new Site(
                Columns.id(row, "id", SiteId::new),
                row.getString("slug"),
                row.getString("name"),
                row.getString("address"),
                row.getString("postcode"),
                row.getString("city"),
                ZoneId.of(row.getString("zone")),
                row.getString("holiday_zone"),
                row.getBoolean("good_friday"),
                row.getString("desk_place"),
                row.getString("colour"));
    }
}
