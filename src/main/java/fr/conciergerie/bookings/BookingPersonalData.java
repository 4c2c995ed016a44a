package fr.conciergerie.bookings;

import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which hours somebody has had, and whether it was noted that they came. For what, their orders say as far as it is told. */
@Component
class BookingPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    BookingPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(HeldRows.section("bookings", jdbc.sql("""
                        select o.number, b.starts_at as from, b.ends_at as until, t.name as site, b.status as "status:bookings.status"
                          from bookings.booking b
                          join bookings.slot s on s.id = b.slot_id
                          join organisations.site_v t on t.id = s.site_id
                          join orders.order_v o on o.id = b.order_id
                         where b.member_id = :member
                         order by b.starts_at
                        """).param("member", person.member())));
    }
}
