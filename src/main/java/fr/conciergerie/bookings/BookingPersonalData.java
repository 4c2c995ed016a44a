package fr.conciergerie.bookings;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingLists;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which hours somebody has had or has waited for, and whether it was noted that they came. For what, their orders say as far as
 * it is told. Whoever is erased waits no more: what was kept for them goes to whoever comes next.
 */
@Component
class BookingPersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;
    private final WaitingLists waiting;
    private final SlotQueue queue;

    BookingPersonalData(JdbcClient jdbc, WaitingLists waiting, SlotQueue queue) {
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.queue = queue;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("bookings", jdbc.sql("""
                        select o.number, b.starts_at as from, b.ends_at as until, t.name as site, b.status as "status:bookings.status"
                          from bookings.booking b
                          join bookings.slot s on s.id = b.slot_id
                          join organisations.site_v t on t.id = s.site_id
                          join orders.order_v o on o.id = b.order_id
                         where b.member_id = :member
                         order by b.starts_at
                        """).param("member", person.member())),
                HeldRows.section("waiting", jdbc.sql("""
                        select w.starts_at as from, t.name as site, w.places as quantity, w.status as "status:bookings.waiting-status"
                          from bookings.waiting_v w
                          join organisations.site_v t on t.id = w.site_id
                         where w.member_id = :member
                         order by w.starts_at
                        """).param("member", person.member())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        return List.of();
    }

    @Override
    public void erase(Somebody person, Instant now) {
        for (var entry : waiting.of(new MemberId(person.member()), WaitingListId.Kind.SLOT)) {
            queue.leave(entry);
        }
    }
}
