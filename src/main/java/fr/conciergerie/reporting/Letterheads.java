package fr.conciergerie.reporting;

import fr.conciergerie.figures.Period;
import fr.conciergerie.organisations.Identities;
import fr.conciergerie.organisations.IdentityDetails;
import fr.conciergerie.organisations.OrganisationId;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows what stands above the reports of the operator that is at work. */
@Service
@Transactional(readOnly = true)
public class Letterheads {

    private final Identities identities;
    private final JdbcClient jdbc;

    Letterheads(Identities identities, JdbcClient jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    public Letterhead of(OrganisationId organisation, Period period) {
        var identity = identities.identity();
        return new Letterhead(
                identity.name(),
                contact(identity.enterprise()),
                identities
                        .logo()
                        .map(it ->
                                "data:image/png;base64," + Base64.getEncoder().encodeToString(it))
                        .orElse(null),
                markets(organisation, period));
    }

    private static List<String> contact(IdentityDetails.@Nullable Enterprise enterprise) {
        return enterprise == null
                ? List.of()
                : List.of(
                        enterprise.legalName() + ", " + enterprise.legalForm(),
                        enterprise.seat(),
                        enterprise.phone(),
                        enterprise.email());
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
