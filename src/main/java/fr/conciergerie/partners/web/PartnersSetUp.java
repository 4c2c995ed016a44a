package fr.conciergerie.partners.web;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.web.SetUpStep;
import fr.conciergerie.web.SetUpStep.Standing;
import fr.conciergerie.web.SetUpSteps;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The step of a new operator that is about who does the work: done while a partner works with it. */
@Component
class PartnersSetUp implements SetUpSteps {

    private final JdbcClient jdbc;
    private final DayClock dayClock;

    PartnersSetUp(JdbcClient jdbc, DayClock dayClock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    @Override
    public List<SetUpStep> steps() {
        var names = jdbc.sql("""
                        select name from partners.partner
                         where works_from <= :today and (works_until is null or works_until >= :today)
                         order by id
                        """)
                .param("today", dayClock.today())
                .query(String.class)
                .list();
        return List.of(new SetUpStep(
                50,
                "people",
                "partners.set-up",
                "partners.set-up.why",
                names.isEmpty() ? "" : "partners.set-up.there",
                names.isEmpty() ? List.of() : List.of(names.getFirst(), names.size() - 1),
                "partners.set-up.do",
                names.isEmpty() ? "/operator/partners/new" : "/operator/partners",
                names.isEmpty() ? Standing.OPEN : Standing.DONE));
    }
}
