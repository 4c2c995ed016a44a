package fr.conciergerie.shop;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits in somebody's basket, and the site that they chose. */
@Component
class ShopPersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;

    ShopPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 31;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(HeldRows.section("basket", asked(person, """
                        select l.added_at as at, s.name as site, l.service_name as service, l.options, l.quantity, l.note,
                               l.gathered_by is not null as "at-the-desk"
                          from orders.basket_line l join organisations.site_v s on s.id = l.site_id
                         where l.member_id = :member order by l.added_at
                        """)), HeldRows.section("site", asked(person, """
                        select s.name as site from orders.chosen_site c join organisations.site_v s on s.id = c.site_id
                         where c.member_id = :member
                        """)));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        var lines = asked(person, "select count(*) from orders.basket_line where member_id = :member")
                .query(Long.class)
                .single();
        return lines == 0 ? List.of() : List.of(new Finding(Fate.DELETED, "privacy.finding.basket", lines));
    }

    @Override
    public void erase(Somebody person, Instant now) {
        asked(person, "delete from orders.basket_line where member_id = :member")
                .update();
        asked(person, "delete from orders.chosen_site where member_id = :member")
                .update();
    }

    private JdbcClient.StatementSpec asked(Somebody person, String sql) {
        return jdbc.sql(sql).param("member", person.member());
    }
}
