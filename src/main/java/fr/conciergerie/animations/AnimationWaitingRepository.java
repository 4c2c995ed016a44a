package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.waiting.WaitingEntryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who waits for which animation, read for pages. */
@Repository
class AnimationWaitingRepository {

    private static final String VIEWS = """
            select e.id, e.list_id, e.member_id, m.name as member_name, e.places, e.offered_until,
                   (select count(*) from waiting.entry_v o
                     where o.list_id = e.list_id and o.open and o.position <= e.position) as rank
              from waiting.entry_v e
              join organisations.member_v m on m.id = e.member_id
             where e.list_kind = 'EVENT' and e.open
            """;

    private final JdbcClient jdbc;

    AnimationWaitingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Longest first. */
    List<AnimationWaitingView> of(AnimationId animation) {
        return jdbc.sql(VIEWS + " and e.list_id = :animation order by e.position")
                .param("animation", animation.value())
                .query((row, _) -> view(row))
                .list();
    }

    /** What a member waits for. */
    List<AnimationWaitingView> of(MemberId member) {
        return jdbc.sql(VIEWS + " and e.member_id = :member order by e.position")
                .param("member", member.value())
                .query((row, _) -> view(row))
                .list();
    }

    private static AnimationWaitingView view(ResultSet row) throws SQLException {
        return new AnimationWaitingView(
                Columns.id(row, "id", WaitingEntryId::new),
                Columns.id(row, "list_id", AnimationId::new),
                Columns.id(row, "member_id", MemberId::new),
                row.getString("member_name"),
                row.getInt("places"),
                row.getInt("rank"),
                Columns.instantOrNull(row, "offered_until"));
    }
}
