package fr.conciergerie.figures;

import fr.conciergerie.figures.Improvement.Agreed;
import fr.conciergerie.figures.Improvement.State;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of improvements that a client’s coordinator and the operator’s manager keep together. */
@Service
@Transactional
public class Improvements {

    private final JdbcClient jdbc;
    private final DayClock dayClock;
    private final Clock clock;

    Improvements(JdbcClient jdbc, DayClock dayClock, Clock clock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** As they stand now: what is still to be done first. */
    @Transactional(readOnly = true)
    public List<Improvement> of(OrganisationId organisation) {
        return on(organisation, today()).stream()
                .sorted((one, other) ->
                        Boolean.compare(other.state().isOpen(), one.state().isOpen()))
                .toList();
    }

    /** Those that a year had to do with, as they stood on its last day: agreed by then, and not closed before it began. */
    @Transactional(readOnly = true)
    public List<Improvement> during(OrganisationId organisation, Period period) {
        return on(organisation, period.lastDay()).stream()
                .filter(it -> it.state().isOpen() || !it.saidOn().isBefore(period.from()))
                .toList();
    }

    /** @throws NotFound for that of another organisation */
    @Transactional(readOnly = true)
    public Improvement improvement(OrganisationId organisation, ImprovementId id) {
        return of(organisation).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("improvement " + id));
    }

    public ImprovementId add(Actor actor, OrganisationId organisation, Agreed agreed) {
        var id = new ImprovementId(Ids.next(clock.instant()));
        check(agreed);
        jdbc.sql("""
                        insert into reporting.improvement (id, organisation_id, noted_at) values (:id, :organisation, :at)
                        """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("at", Columns.utc(clock.instant()))
                .update();
        say(actor, id, 0, agreed, State.PLANNED);
        return id;
    }

    /**
     * Says how far it has got, or puts a slip right; the same once more changes nothing.
     *
     * @param version of what the writer had before their eyes
     */
    public void change(
            Actor actor, OrganisationId organisation, ImprovementId id, int version, Agreed agreed, State state) {
        check(agreed);
        if (isThere(organisation, id, agreed, state)) {
            return;
        }
        // Whoever pressed twice at once finds their own words there.
        if (say(actor, id, version, agreed, state) == 0 && !isThere(organisation, id, agreed, state)) {
            throw Refused.conflict("reporting.improvement.meanwhile");
        }
    }

    private boolean isThere(OrganisationId organisation, ImprovementId id, Agreed agreed, State state) {
        var now = improvement(organisation, id);
        return now.agreed().equals(agreed) && now.state() == state;
    }

    private void check(Agreed agreed) {
        if (agreed.on().isAfter(today())) {
            throw new Refused("reporting.improvement.not-yet");
        }
    }

    private int say(Actor actor, ImprovementId id, int version, Agreed agreed, State state) {
        return jdbc.sql("""
                        insert into reporting.improvement_step (improvement_id, number, words, agreed_by, agreed_on, state, side,
                                                                said_by, said_on)
                        select :id, :version + 1, :words, :agreedBy, :agreedOn, :state, :side, :by, :today
                         where :version = (select coalesce(max(number), 0) from reporting.improvement_step
                                            where improvement_id = :id)
                        on conflict do nothing
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("words", agreed.words())
                .param("agreedBy", agreed.by())
                .param("agreedOn", agreed.on())
                .param("state", state.name())
                .param("side", Side.of(actor).name())
                .param("by", actor.account())
                .param("today", today())
                .update();
    }

    /** What had been agreed by a day, as it was last spoken of then; what was written down only later, as it was at first. */
    private List<Improvement> on(OrganisationId organisation, LocalDate day) {
        return jdbc.sql("""
                        select i.id, s.*
                          from reporting.improvement i
                         cross join lateral (select number, words, agreed_by, agreed_on, state, said_on
                                               from reporting.improvement_step
                                              where improvement_id = i.id
                                              order by said_on <= :day desc,
                                                       case when said_on <= :day then number else -number end desc
                                              limit 1) s
                         where i.organisation_id = :organisation and s.agreed_on <= :day
                         order by s.agreed_on desc, i.id desc
                        """)
                .param("organisation", organisation.value())
                .param("day", day)
                .query((row, _) -> improvement(row))
                .list();
    }

    private static Improvement improvement(ResultSet row) throws SQLException {
        return new Improvement(
                Columns.id(row, "id", ImprovementId::new),
                new Agreed(
                        row.getString("words"),
                        row.getString("agreed_by"),
                        row.getObject("agreed_on", LocalDate.class)),
                State.valueOf(row.getString("state")),
                row.getObject("said_on", LocalDate.class),
                row.getInt("number"));
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
