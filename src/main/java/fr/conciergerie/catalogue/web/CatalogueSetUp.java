package fr.conciergerie.catalogue.web;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.SetUpStep;
import fr.conciergerie.web.SetUpStep.Standing;
import fr.conciergerie.web.SetUpSteps;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The step of a new operator that is about what can be ordered: done while something is in a shop, with a price and by somebody. */
@Component
class CatalogueSetUp implements SetUpSteps {

    private final JdbcClient jdbc;
    private final DayClock dayClock;

    CatalogueSetUp(JdbcClient jdbc, DayClock dayClock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    @Override
    public List<SetUpStep> steps() {
        int sold = jdbc.sql("""
                        select count(*) from catalogue.service s
                         where s.archived_at is null
                           and exists (select from catalogue.offer o
                                         join catalogue.price r on r.service_id = o.service_id and r.site_id = o.site_id
                                         join partners.partner_v p on p.id = o.partner_id
                                        where o.service_id = s.id
                                          and (o.sold_until is null or o.sold_until >= :today)
                                          and r.valid_from <= :today and (r.valid_until is null or r.valid_until >= :today)
                                          and (p.works_until is null or p.works_until >= :today))
                        """)
                .param("today", dayClock.today())
                .query(Integer.class)
                .single();
        return List.of(new SetUpStep(
                60,
                "tags",
                "catalogue.set-up",
                "catalogue.set-up.why",
                sold == 0 ? "" : "catalogue.set-up.there",
                List.of(sold),
                "catalogue.set-up.do",
                sold == 0 ? "/operator/catalogue/starter" : "/operator/catalogue",
                sold == 0 ? Standing.OPEN : Standing.DONE));
    }
}
