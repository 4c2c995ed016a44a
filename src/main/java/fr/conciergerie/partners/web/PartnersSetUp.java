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
        var there = jdbc.sql("""
                        select count(*) as partners, coalesce((array_agg(name order by id))[1], '') as first
                          from partners.partner
                         where works_from <= :today and (works_until is null or works_until >= :today)
                        """)
                .param("today", dayClock.today())
                .query((row, _) -> new There(row.getInt("partners"), row.getString("first")))
                .single();
        var isNone = there.partners() == 0;
        return List.of(new SetUpStep(
                50,
                "people",
                "partners.set-up",
                "partners.set-up.why",
                isNone ? "" : "partners.set-up.there",
                isNone ? List.of() : List.of(there.first(), there.partners() - 1),
                "partners.set-up.do",
                isNone ? "/operator/partners/new" : "/operator/partners",
                isNone ? Standing.OPEN : Standing.DONE));
    }

    private record There(int partners, String first) {}
}
