package fr.conciergerie.shop;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The site at which a member shops: the one they chose last, otherwise that of their latest order, while they may use it. */
@Repository
@Transactional
public class ChosenSites {

    private final JdbcClient jdbc;
    private final Shop shop;

    ChosenSites(JdbcClient jdbc, Shop shop) {
        this.jdbc = jdbc;
        this.shop = shop;
    }

    /** The first of their sites while they have neither chosen nor ordered; empty when they may use none at all. */
    @Transactional(readOnly = true)
    public Optional<Site> of(Actor actor) {
        return of(actor, shop.sites(actor));
    }

    /** @param sites those that they may use, which whoever asks has just read */
    @Transactional(readOnly = true)
    public Optional<Site> of(Actor actor, List<Site> sites) {
        var usual = usual(new MemberId(actor.requireSubject()));
        return sites.stream()
                .filter(it -> usual.filter(it.id()::equals).isPresent())
                .findFirst()
                .or(() -> sites.stream().findFirst());
    }

    public void choose(Actor actor, Site site) {
        jdbc.sql("""
                insert into orders.chosen_site (member_id, site_id) values (:member, :site)
                    on conflict (member_id) do update set site_id = excluded.site_id
                """)
                .param("member", actor.requireSubject())
                .param("site", site.id().value())
                .update();
    }

    private Optional<SiteId> usual(MemberId member) {
        return jdbc.sql("""
                        select site_id from (
                            select site_id, 1 as rank from orders.chosen_site where member_id = :member
                            union all
                            (select site_id, 2 from orders.customer_order
                              where member_id = :member order by id desc limit 1)) found
                         order by rank
                         limit 1
                        """)
                .param("member", member.value())
                .query((rs, _) -> new SiteId(rs.getObject(1, UUID.class)))
                .optional();
    }
}
