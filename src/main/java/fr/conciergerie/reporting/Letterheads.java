package fr.conciergerie.reporting;

import fr.conciergerie.organisations.Operator;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows what stands above the reports of the operator that is at work. */
@Service
@Transactional(readOnly = true)
public class Letterheads {

    private final Organisations organisations;
    private final JdbcClient jdbc;

    Letterheads(Organisations organisations, JdbcClient jdbc) {
        this.organisations = organisations;
        this.jdbc = jdbc;
    }

    public Letterhead of(OrganisationId organisation, Period period) {
        var operator = organisations.operators().stream()
                .filter(it -> it.id().equals(Tenant.require()))
                .map(Operator::name)
                .findFirst()
                .orElseThrow();
        return new Letterhead(operator, List.of(), markets(organisation, period));
    }

    /** Those that the organisation bought or shared on some day of the period. */
    private List<Letterhead.Paper> markets(OrganisationId organisation, Period period) {
        return jdbc.sql("""
                        select m.number, m.object
                          from markets.market_v m
                         where exists (select from reporting.market_v p
                                        where p.market_id = m.id and p.organisation_id = :organisation
                                          and p.valid_from < :until and coalesce(p.valid_until >= :from, true))
                           and m.starts_on < :until and m.real_end_on >= :from
                         order by m.starts_on, m.number
                        """)
                .param("organisation", organisation.value())
                .param("from", period.from())
                .param("until", period.until())
                .query((row, _) -> new Letterhead.Paper(row.getString("number"), row.getString("object")))
                .list();
    }
}
