package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.waiting.WaitingListId;
import fr.conciergerie.waiting.WaitingLists;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which animations somebody has registered for or has waited for, and whether it was noted that they came. Whoever is erased
 * waits no more, and what they leave goes to whoever comes next.
 */
@Component
class RegistrationPersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;
    private final WaitingLists waiting;
    private final AnimationQueue queue;

    RegistrationPersonalData(JdbcClient jdbc, WaitingLists waiting, AnimationQueue queue) {
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.queue = queue;
    }

    @Override
    public int order() {
        return 36;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("registrations", jdbc.sql("""
                        select r.registered_at as at, a.title as what, a.starts_at as from, a.ends_at as until,
                               r.places as quantity, r.status as "status:animations.registration-status"
                          from animations.registration r join animations.animation a on a.id = r.animation_id
                         where r.member_id = :member
                         order by a.starts_at, r.registered_at
                        """).param("member", person.member())),
                HeldRows.section("waiting-for-animations", jdbc.sql("""
                        select a.title as what, a.starts_at as from, e.places as quantity,
                               e.status as "status:bookings.waiting-status"
                          from waiting.entry_v e join animations.animation a on a.id = e.list_id
                         where e.member_id = :member and e.list_kind = 'EVENT'
                         order by a.starts_at, e.id
                        """).param("member", person.member())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        long rows = jdbc.sql("select count(*) from animations.registration where member_id = :member")
                .param("member", person.member())
                .query(Long.class)
                .single();
        return rows == 0 ? List.of() : List.of(new Finding(Fate.PSEUDONYMISED, "privacy.finding.registrations", rows));
    }

    /** A place in what is still to come is free again; of what is over, that somebody came stays. */
    @Override
    public void erase(Somebody person, Instant now) {
        for (var entry : waiting.of(new MemberId(person.member()), WaitingListId.Kind.EVENT)) {
            queue.leave(entry);
        }
        var free = jdbc.sql("""
                update animations.registration r set status = 'CANCELLED', changed_at = :now, version = r.version + 1
                  from animations.animation a
                 where a.id = r.animation_id and r.member_id = :member and r.status = 'REGISTERED' and a.starts_at > :now
                returning r.animation_id
                """)
                .param("member", person.member())
                .param("now", Columns.utc(now))
                .query(UUID.class)
                .list();
        free.forEach(queue::serve);
        jdbc.sql("update animations.registration set member_id = null, version = version + 1 where member_id = :member")
                .param("member", person.member())
                .update();
    }
}
