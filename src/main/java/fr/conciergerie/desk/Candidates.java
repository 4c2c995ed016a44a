package fr.conciergerie.desk;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.DayClock;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who could do the work of a line when the usual partner cannot, those who are likeliest first. */
@Service
@Transactional(readOnly = true)
public class Candidates {

    /** What somebody did longer ago says little about what they do. */
    private static final Period LATELY = Period.ofYears(1);

    private final JdbcClient jdbc;
    private final DayClock dayClock;

    Candidates(JdbcClient jdbc, DayClock dayClock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    /**
     * A partner who works with the operator.
     *
     * @param nearness how close their work is to what is asked
     * @param refused they have refused this very work
     */
    public record Candidate(
            PartnerId id,
            String slug,
            String name,
            String town,
            @Nullable String phone,
            Nearness nearness,
            boolean refused) {}

    /** How close the work of a partner is to a service. */
    public enum Nearness {
        /** They did the same lately. */
        SAME_SERVICE,
        SAME_FAMILY,
        OTHER
    }

    /** Everybody but who has it now. */
    public List<Candidate> of(OrderId order, LineId line) {
        return jdbc.sql("""
                        with wanted as (select * from orders.line_v where id = :line and order_id = :order),
                             lately as (
                                select coalesce(l.job_partner_id, l.partner_id) as partner_id,
                                       bool_or(l.service_id = w.service_id) as same_service
                                  from orders.line_v l join wanted w on w.family = l.family
                                 where l.placed_at > :since and l.status not in ('CANCELLED', 'REFUSED')
                                 group by 1)
                        select p.id, p.slug, p.name, p.town, p.phone,
                               case when lately.same_service then 'SAME_SERVICE'
                                    when lately.partner_id is not null then 'SAME_FAMILY'
                                    else 'OTHER' end as nearness,
                               exists (select from orders.job_v j
                                        where j.line_id = w.id and j.partner_id = p.id and j.outcome = 'REFUSED') as refused
                          from wanted w
                          join partners.partner_v p on p.id <> coalesce(w.job_partner_id, w.partner_id)
                                and p.works_from <= :today and (p.works_until is null or p.works_until >= :today)
                          left join lately on lately.partner_id = p.id
                         order by 7, case when lately.same_service then 0 when lately.partner_id is not null then 1 else 2 end,
                                  p.name, p.id
                        """)
                .param("line", line.value())
                .param("order", order.value())
                .param("today", dayClock.today())
                .param("since", dayClock.now().minus(LATELY).toOffsetDateTime())
                .query((rs, _) -> new Candidate(
                        new PartnerId(rs.getObject("id", UUID.class)),
                        rs.getString("slug"),
                        rs.getString("name"),
                        rs.getString("town"),
                        rs.getString("phone"),
                        Nearness.valueOf(rs.getString("nearness")),
                        rs.getBoolean("refused")))
                .list();
    }
}
