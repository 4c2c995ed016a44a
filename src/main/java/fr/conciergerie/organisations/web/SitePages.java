package fr.conciergerie.organisations.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.organisations.LabelColour;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of organisations and sites show, one query each. */
@Component
@Transactional(readOnly = true)
class SitePages {

    private final JdbcClient jdbc;
    private final Accounts accounts;

    SitePages(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    List<OrganisationRow> organisations(LocalDate on) {
        return jdbc.sql("""
                        select o.slug, o.name, o.kind,
                               (select count(*) from organisations.member m
                                 where m.organisation_id = o.id
                                   and daterange(m.eligible_from, m.eligible_until, '[]') @> :on::date) as members,
                               (select count(*) from organisations.site_organisation so
                                 where so.organisation_id = o.id and so.period @> :on::date) as sites
                          from organisations.organisation o
                         order by o.name, o.id
                        """)
                .param("on", on)
                .query((row, _) -> new OrganisationRow(
                        row.getString("slug"),
                        row.getString("name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        row.getInt("members"),
                        row.getInt("sites")))
                .list();
    }

    List<SiteRow> sites(LocalDate on) {
        return jdbc.sql("""
                        select s.slug, s.name, s.city, s.colour,
                               coalesce((select string_agg(o.name, ', ' order by o.name)
                                           from organisations.site_organisation so
                                           join organisations.organisation o on o.id = so.organisation_id
                                          where so.site_id = s.id and so.period @> :on::date), '') as organisations,
                               (select count(*) from organisations.site_concierge c
                                 where c.site_id = s.id and c.period @> :on::date) as concierges
                          from organisations.site s
                         order by s.name, s.id
                        """)
                .param("on", on)
                .query((row, _) -> new SiteRow(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getString("city"),
                        LabelColour.ofCode(row.getString("colour")),
                        row.getString("organisations"),
                        row.getInt("concierges")))
                .list();
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
        return rows.stream()
                .map(row -> new SharingRow(row.key(), nameOf(row.key()), row.from(), row.until(), row.open()))
                .toList();
    }

    private String nameOf(String account) {
        return accounts.personHere(new AccountId(UUID.fromString(account)))
                .map(person -> person.name())
                .orElse("—");
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
