package fr.conciergerie.notifications;

import fr.conciergerie.orders.JobId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Jobs as partners are told of them, read from the views of the modules below. */
@Repository
class PartnerJobRepository {

    private final JdbcClient jdbc;

    PartnerJobRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PartnerJob job(JobId id) {
        return jdbc.sql("""
                        select j.order_id, j.line_id, l.number, j.ended_at is null as open, j.due_on, l.service_name, l.family, l.options, l.quantity,
                               l.unit_price_cents, j.partner_id, p.email, p.locale
                          from orders.job_v j
                          join orders.line_v l on l.id = j.line_id
                          join partners.partner_v p on p.id = j.partner_id
                         where j.id = :id
                        """)
                .param("id", id.value())
                .query((rs, _) -> new PartnerJob(
                        id,
                        rs.getObject("order_id", UUID.class),
                        rs.getObject("line_id", UUID.class),
                        rs.getString("number"),
                        rs.getBoolean("open"),
                        rs.getString("service_name"),
                        rs.getString("family").equals("WELL_BEING"),
                        MemberOrderRepository.texts(rs.getArray("options")),
                        rs.getInt("quantity"),
                        MemberOrderRepository.money(rs, "unit_price_cents"),
                        rs.getObject("due_on", LocalDate.class),
                        rs.getObject("partner_id", UUID.class),
                        rs.getString("email"),
                        Locale.of(rs.getString("locale"))))
                .single();
    }
}
