package fr.conciergerie.organisations.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Person;
import fr.conciergerie.organisations.LabelColour;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of organisations and sites show, one query each. */
@Component
@Transactional(readOnly = true)
class SiteQuery {

    private static final int PAGE = 50;
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Accounts accounts;

    SiteQuery(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    Slice<OrganisationRow> organisations(LocalDate on, String query, @Nullable String cursor) {
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        select o.id, o.slug, o.name, o.kind, shared.unaccent_lower(o.name) as sort_key,
                               (select count(*) from organisations.member m
                                 where m.organisation_id = o.id
                                   and daterange(m.eligible_from, m.eligible_until, '[]') @> :on::date) as members,
                               (select count(*) from organisations.site_organisation so
                                 where so.organisation_id = o.id and so.period @> :on::date) as sites
                          from organisations.organisation o
                         where strpos(shared.unaccent_lower(o.name), shared.unaccent_lower(:query)) > 0
                           and (shared.unaccent_lower(o.name), o.id) > (:fromKey, :fromId)
                         order by sort_key, o.id
                         limit :limit
                        """)
                .param("on", on)
                .param("query", query.strip())
                .param("fromKey", from == null ? "" : from.text(0))
                .param("fromId", from == null ? FIRST : from.uuid(1))
                .param("limit", PAGE + 1)
                .query((row, _) -> keyed(
                        row,
                        new OrganisationRow(
                                row.getString("slug"),
                                row.getString("name"),
                                OrganisationKind.valueOf(row.getString("kind")),
                                row.getInt("members"),
                                row.getInt("sites"))))
                .list();
        return Slice.of(rows, PAGE, Keyed::cursor).map(Keyed::row);
    }

    Slice<SiteRow> sites(LocalDate on, String query, @Nullable String cursor) {
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        select s.id, s.slug, s.name, s.city, s.colour, shared.unaccent_lower(s.name) as sort_key,
                               coalesce((select string_agg(o.name, ', ' order by o.name)
                                           from organisations.site_organisation so
                                           join organisations.organisation o on o.id = so.organisation_id
                                          where so.site_id = s.id and so.period @> :on::date), '') as organisations,
                               (select count(*) from organisations.site_concierge c
                                 where c.site_id = s.id and c.period @> :on::date) as concierges
                          from organisations.site s
                         where strpos(shared.unaccent_lower(s.name || ' ' || s.city), shared.unaccent_lower(:query)) > 0
                           and (shared.unaccent_lower(s.name), s.id) > (:fromKey, :fromId)
                         order by sort_key, s.id
                         limit :limit
                        """)
                .param("on", on)
                .param("query", query.strip())
                .param("fromKey", from == null ? "" : from.text(0))
                .param("fromId", from == null ? FIRST : from.uuid(1))
                .param("limit", PAGE + 1)
                .query((row, _) -> keyed(
                        row,
                        new SiteRow(
                                row.getString("slug"),
                                row.getString("name"),
                                row.getString("city"),
                                LabelColour.ofCode(row.getString("colour")),
                                row.getString("organisations"),
                                row.getInt("concierges"))))
                .list();
        return Slice.of(rows, PAGE, Keyed::cursor).map(Keyed::row);
    }

    private record Keyed<T>(T row, String sortKey, UUID id) {

        private Cursor cursor() {
            return Cursor.of(sortKey, id);
        }
    }

    private static <T> Keyed<T> keyed(ResultSet row, T shown) throws SQLException {
        return new Keyed<>(shown, row.getString("sort_key"), row.getObject("id", UUID.class));
    }

    SiteForm form(SiteId site) {
        return jdbc.sql("""
                        select name, address, postcode, city, holiday_zone, good_friday, desk_place, directions, colour,
                               version
                          from organisations.site
                         where id = :site
                        """)
                .param("site", site.value())
                .query((row, _) -> new SiteForm(
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("postcode"),
                        row.getString("city"),
                        Territory.ofHolidayZone(row.getString("holiday_zone")).name(),
                        row.getBoolean("good_friday"),
                        row.getString("desk_place"),
                        row.getString("directions"),
                        LabelColour.ofCode(row.getString("colour")).name(),
                        row.getInt("version")))
                .single();
    }

    /** Who uses a site, has used it or will. */
    List<SharingRow> organisationsOf(SiteId site, LocalDate on) {
        return sharing("""
                select o.slug as key, o.name, so.valid_from, so.valid_until, coalesce(so.valid_until >= :on, true) as open
                  from organisations.site_organisation so
                  join organisations.organisation o on o.id = so.organisation_id
                 where so.site_id = :of
                 order by open desc, o.name, so.valid_from
                """, site.value(), on);
    }

    /** Where the members of an organisation are served, have been or will be. */
    List<SharingRow> sitesOf(OrganisationId organisation, LocalDate on) {
        return sharing("""
                select s.slug as key, s.name, so.valid_from, so.valid_until, coalesce(so.valid_until >= :on, true) as open
                  from organisations.site_organisation so
                  join organisations.site s on s.id = so.site_id
                 where so.organisation_id = :of
                 order by open desc, s.name, so.valid_from
                """, organisation.value(), on);
    }

    /** Who serves a site, has served it or will; an account that is gone keeps its place without a name. */
    List<SharingRow> conciergesOf(SiteId site, LocalDate on) {
        var rows = sharing("""
                select c.account_id::text as key, '' as name, c.valid_from, c.valid_until,
                       coalesce(c.valid_until >= :on, true) as open
                  from organisations.site_concierge c
                 where c.site_id = :of
                 order by open desc, c.valid_from
                """, site.value(), on);
        var people = accounts.peopleHere(
                rows.stream().map(it -> AccountId.of(it.key())).distinct().toList());
        return rows.stream()
                .map(row -> new SharingRow(
                        row.key(),
                        nameOf(people.get(AccountId.of(row.key())), people.values()),
                        row.from(),
                        row.until(),
                        row.open()))
                .toList();
    }

    private static String nameOf(@Nullable Person person, Collection<Person> others) {
        return person == null ? "—" : person.calledAmong(others);
    }

    private List<SharingRow> sharing(String sql, UUID of, LocalDate on) {
        return jdbc.sql(sql)
                .param("of", of)
                .param("on", on)
                .query((row, _) -> new SharingRow(
                        row.getString("key"),
                        row.getString("name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class),
                        row.getBoolean("open")))
                .list();
    }
}
