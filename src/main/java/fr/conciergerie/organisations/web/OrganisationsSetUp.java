package fr.conciergerie.organisations.web;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.SetUpStep;
import fr.conciergerie.web.SetUpStep.Standing;
import fr.conciergerie.web.SetUpSteps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps of a new operator that are about who it is, for whom it works and where, who serves there and who may order. */
@Component
class OrganisationsSetUp implements SetUpSteps {

    /** Nobody counts further than this to know that somebody is there. */
    private static final int MANY = 1000;

    private final JdbcClient jdbc;
    private final Identities identities;
    private final Accounts accounts;
    private final DayClock dayClock;

    OrganisationsSetUp(JdbcClient jdbc, Identities identities, Accounts accounts, DayClock dayClock) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.accounts = accounts;
        this.dayClock = dayClock;
    }

    @Override
    public List<SetUpStep> steps() {
        var there = there();
        return List.of(identity(), client(there), site(there), desk(there), members(there));
    }

    /** Whom agents deal with is enough to begin; what else the law wants told stays on the manager's first page. */
    private SetUpStep identity() {
        var identity = identities.identity();
        var missing = identity.missing();
        return new SetUpStep(
                10,
                "patch-check",
                "organisations.set-up.identity",
                "organisations.set-up.identity.why",
                identity.enterprise() == null
                        ? ""
                        : missing.isEmpty()
                                ? "organisations.set-up.identity.whole"
                                : "organisations.set-up.identity.missing",
                List.of(missing.size()),
                "organisations.set-up.identity.do",
                "/operator/identity#enterprise",
                standing(identity.enterprise() != null));
    }

    private static SetUpStep client(There there) {
        return new SetUpStep(
                20,
                "building",
                "organisations.set-up.client",
                "organisations.set-up.client.why",
                there.clients() == 0 ? "" : "organisations.set-up.named",
                there.client() == null ? List.of() : List.of(there.client(), there.clients() - 1),
                "organisations.set-up.client.do",
                there.clients() == 0 ? "/operator/organisations/new" : "/operator/organisations",
                standing(there.clients() > 0));
    }

    private static SetUpStep site(There there) {
        var used = there.used();
        if (used != null) {
            return site(
                    "organisations.set-up.named",
                    List.of(used.name(), there.usedSites() - 1),
                    "organisations.set-up.site.do",
                    "/operator/sites",
                    Standing.DONE);
        }
        var unused = there.unused();
        return unused == null
                ? site("", List.of(), "organisations.set-up.site.do", "/operator/sites/new", Standing.OPEN)
                : site(
                        "organisations.set-up.site.unused",
                        List.of(unused.name()),
                        "organisations.set-up.site.share",
                        "/operator/sites/" + unused.slug(),
                        Standing.OPEN);
    }

    private static SetUpStep site(String state, List<Object> about, String action, String path, Standing standing) {
        return new SetUpStep(
                30,
                "geo-alt",
                "organisations.set-up.site",
                "organisations.set-up.site.why",
                state,
                about,
                action,
                path,
                standing);
    }

    /** Whoever manages may sit at the desk themselves until somebody is there. */
    private SetUpStep desk(There there) {
        if (there.served()) {
            return desk(
                    "organisations.set-up.desk.there",
                    "organisations.set-up.desk.do",
                    "/operator/people",
                    Standing.DONE);
        }
        var people = accounts.countHolders(Set.of(Role.CONCIERGE));
        var used = there.used();
        return people.rights() > people.invited() && used != null
                ? desk(
                        "organisations.set-up.desk.idle",
                        "organisations.set-up.desk.assign",
                        "/operator/sites/" + used.slug(),
                        Standing.CAN_WAIT)
                : desk(
                        people.invited() > 0 ? "organisations.set-up.desk.invited" : "",
                        "organisations.set-up.desk.do",
                        "/operator/people",
                        Standing.CAN_WAIT);
    }

    private static SetUpStep desk(String state, String action, String path, Standing standing) {
        return new SetUpStep(
                70,
                "person-badge",
                "organisations.set-up.desk",
                "organisations.set-up.desk.why",
                state,
                List.of(),
                action,
                path,
                standing);
    }

    private static SetUpStep members(There there) {
        return new SetUpStep(
                80,
                "person-vcard",
                "organisations.set-up.members",
                "organisations.set-up.members.why",
                there.members() == 0 ? "" : "organisations.set-up.members.there",
                List.of(there.members()),
                "organisations.set-up.members.do",
                there.members() == 0 ? "/operator/members/new" : "/operator/members",
                standing(there.members() > 0));
    }

    private static Standing standing(boolean isDone) {
        return isDone ? Standing.DONE : Standing.OPEN;
    }

    private There there() {
        return jdbc.sql("""
                        with site as (
                            select s.id, s.slug, s.name,
                                   exists (select from organisations.site_organisation so
                                            where so.site_id = s.id and so.period @> :today::date) as is_used
                              from organisations.site s),
                             used as (select * from site where is_used order by id limit 1),
                             unused as (select * from site where not is_used order by id desc limit 1)
                        select (select count(*) from organisations.organisation) as clients,
                               (select name from organisations.organisation order by id limit 1) as client,
                               (select count(*) from site where is_used) as used_sites,
                               (select slug from used) as used_slug, (select name from used) as used_name,
                               (select slug from unused) as unused_slug, (select name from unused) as unused_name,
                               exists (select from site join organisations.site_concierge c on c.site_id = site.id
                                        where is_used and c.period @> :today::date) as is_served,
                               (select count(*)
                                  from (select from organisations.member m
                                         where daterange(m.eligible_from, m.eligible_until, '[]') @> :today::date
                                           and exists (select from organisations.site_organisation so
                                                        where so.organisation_id = m.organisation_id
                                                          and so.period @> :today::date)
                                         limit :many) m) as members
                        """)
                .param("today", dayClock.today())
                .param("many", MANY)
                .query((row, _) -> new There(
                        row.getInt("clients"),
                        row.getString("client"),
                        row.getInt("used_sites"),
                        place(row, "used"),
                        place(row, "unused"),
                        row.getBoolean("is_served"),
                        row.getInt("members")))
                .single();
    }

    private static @Nullable Place place(ResultSet row, String which) throws SQLException {
        var slug = row.getString(which + "_slug");
        return slug == null ? null : new Place(slug, row.getString(which + "_name"));
    }

    /** @param used a site that an organisation uses today, the oldest; unused one that none uses, the newest */
    private record There(
            int clients,
            @Nullable String client,
            int usedSites,
            @Nullable Place used,
            @Nullable Place unused,
            boolean served,
            int members) {}

    private record Place(String slug, String name) {}
}
