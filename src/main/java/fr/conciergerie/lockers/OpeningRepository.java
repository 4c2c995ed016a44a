package fr.conciergerie.lockers;

import fr.conciergerie.lockers.MqttContract.What;
import fr.conciergerie.lockers.Opening.Why;
import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Openings as rows: asked for, unlocked and seen. */
@Repository
class OpeningRepository {

    /** In which whoever has opened a door opens it again: something was forgotten, or the door fell shut. */
    static final Duration REOPENING = Duration.ofMinutes(3);

    /** Longer than anybody stands before an open door. */
    private static final Duration LEFT_OPEN = Duration.ofSeconds(60);

    /** What happened in the last moment of an order is on its way still. */
    private static final Duration UNHEARD = Duration.ofSeconds(5);

    /**
     * What somebody's code opens now. One that was used up opens as long as nobody else has the compartment and its time to come back
     * lasts, and so does the code of what was put in already.
     */
    private static final String OF_CODE = """
            with typed as (
                select k.id, k.compartment_id, k.state,
                       (select o.reservation_id from lockers.opening o
                         where o.operator_id = k.operator_id and o.code_id = k.id and o.opened_at > :since
                         order by o.opened_at desc limit 1) as seen
                  from lockers.code k
                 where k.bank_id = :bank and k.digest = :digest and k.state in ('SET', 'USED', 'WITHDRAWN'))
            select t.id, t.compartment_id, c.label, coalesce(r.id, t.seen) as reservation_id,
                   case when r.id is not null and r.state <> 'DECLARED' then 'CODE' else 'REOPENED' end as why
              from typed t
              join lockers.compartment c on c.id = t.compartment_id
              left join lockers.reservation r on r.compartment_id = t.compartment_id and r.state <> 'ENDED'
             where case when t.state <> 'SET' then r.id is null and t.seen is not null
                        when r.state = 'LOADED' then true
                        when r.state = 'AWAITED' then r.expires_at > :now
                        when r.state = 'DECLARED' then t.seen is not null
                        else false end
             order by t.state = 'SET' desc
             limit 1
            """;

    private final JdbcClient jdbc;

    OpeningRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a code opens. */
    record Found(UUID code, CompartmentId compartment, String label, ReservationId reservation, Why why) {}

    Optional<Found> ofCode(BankId bank, byte[] digest, Instant now) {
        return jdbc.sql(OF_CODE)
                .param("bank", bank.value())
                .param("digest", digest)
                .param("now", Columns.utc(now))
                .param("since", Columns.utc(now.minus(REOPENING)))
                .query((row, _) -> new Found(
                        row.getObject("id", UUID.class),
                        Columns.id(row, "compartment_id", CompartmentId::new),
                        row.getString("label"),
                        Columns.id(row, "reservation_id", ReservationId::new),
                        Why.valueOf(row.getString("why"))))
                .optional();
    }

    /**
     * Asks for a door.
     *
     * @param code by which; null for the desk
     * @param account who asked at the desk; null else
     */
    void insert(Opening it, @Nullable UUID code, @Nullable UUID account, Instant now) {
        jdbc.sql("""
                        insert into lockers.opening (id, bank_id, compartment_id, why, code_id, reservation_id, asked_by, requested_at, not_after)
                        values (:id, :bank, :compartment, :why, :code, :reservation, :account, :now, :notAfter)
                        """)
                .param("id", it.id().value())
                .param("bank", it.bank().value())
                .param("compartment", it.compartmentId().value())
                .param("why", it.why().name())
                .param("code", code)
                .param(
                        "reservation",
                        it.reservation() == null ? null : it.reservation().value())
                .param("account", account)
                .param("now", Columns.utc(now))
                .param("notAfter", Columns.utc(it.notAfter()))
                .update();
    }

    /** A door stands open, and nobody had asked. */
    void insertUnasked(OpeningId id, BankId bank, CompartmentId compartment, Instant at) {
        jdbc.sql("""
                        insert into lockers.opening (id, bank_id, compartment_id, why, opened_at)
                        values (:id, :bank, :compartment, 'UNASKED', :at)
                        """)
                .param("id", id.value())
                .param("bank", bank.value())
                .param("compartment", compartment.value())
                .param("at", Columns.utc(at))
                .update();
    }

    /** An opening of that door, as it stands before what is reported of it. */
    record Known(OpeningId id, Why why, @Nullable ReservationId reservation, boolean seenOpen, boolean byDelegate) {}

    Optional<Known> known(UUID id, CompartmentId compartment) {
        return jdbc.sql("""
                        select o.id, o.why, o.reservation_id, o.opened_at is not null as seen_open, coalesce(k.holder = 'DELEGATE', false) as delegate
                          from lockers.opening o left join lockers.code k on k.operator_id = o.operator_id and k.id = o.code_id
                         where o.id = :id and o.compartment_id = :compartment
                        """)
                .param("id", id)
                .param("compartment", compartment.value())
                .query((row, _) -> known(row))
                .optional();
    }

    /** The last one of a door that stands open. */
    Optional<Known> open(CompartmentId compartment) {
        return jdbc.sql("""
                        select o.id, o.why, o.reservation_id, true as seen_open, coalesce(k.holder = 'DELEGATE', false) as delegate
                          from lockers.opening o left join lockers.code k on k.operator_id = o.operator_id and k.id = o.code_id
                         where o.compartment_id = :compartment and o.opened_at is not null and o.closed_at is null
                         order by o.opened_at desc limit 1
                        """)
                .param("compartment", compartment.value())
                .query((row, _) -> known(row))
                .optional();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                Columns.id(row, "id", OpeningId::new),
                Why.valueOf(row.getString("why")),
                Columns.idOrNull(row, "reservation_id", ReservationId::new),
                row.getBoolean("seen_open"),
                row.getBoolean("delegate"));
    }

    /** What was reported of it first stays. */
    void note(OpeningId id, What what, Instant at) {
        var column = switch (what) {
            case UNLOCKED -> "unlocked_at";
            case OPENED -> "opened_at";
            case CLOSED -> "closed_at";
            case JAMMED -> "jammed_at";
            case REFUSED -> "refused_at";
        };
        jdbc.sql("update lockers.opening set %1$s = coalesce(%1$s, :at) where id = :id".formatted(column))
                .param("at", Columns.utc(at))
                .param("id", id.value())
                .update();
    }

    /** A door is shut: whatever stood open there stands open no more. */
    void closed(CompartmentId compartment, Instant at) {
        jdbc.sql("""
                        update lockers.opening set closed_at = greatest(opened_at, :at)
                         where compartment_id = :compartment and opened_at is not null and closed_at is null
                        """)
                .param("at", Columns.utc(at))
                .param("compartment", compartment.value())
                .update();
    }

    /** The same as a snapshot sees it; what was opened after it was taken stands open still. */
    void closedBefore(CompartmentId compartment, Instant at) {
        jdbc.sql("""
                        update lockers.opening set closed_at = :at
                         where compartment_id = :compartment and opened_at is not null and opened_at < :at and closed_at is null
                        """)
                .param("at", Columns.utc(at))
                .param("compartment", compartment.value())
                .update();
    }

    /** What is wrong with the doors of a bank, latest first. What nobody heard of interests nobody the day after. */
    List<DoorTrouble> troubles(BankId bank, Instant now, int most) {
        return jdbc.sql("""
                        select o.id, c.label, t.kind, t.at
                          from lockers.opening o
                          join lockers.compartment c on c.operator_id = o.operator_id and c.id = o.compartment_id
                          join lateral (values
                              ('LEFT_OPEN', o.opened_at, o.closed_at is null and o.opened_at < :openSince),
                              ('UNASKED', o.opened_at, o.why = 'UNASKED' and o.settled_at is null),
                              ('JAMMED', o.jammed_at, o.jammed_at is not null and o.settled_at is null),
                              ('NOT_OPENED', o.requested_at, o.unlocked_at is null and o.opened_at is null and o.settled_at is null
                                                             and o.not_after < :unheardSince and o.requested_at > :yesterday))
                              as t (kind, at, wrong) on t.wrong
                         where o.bank_id = :bank
                         order by t.at desc, o.id
                         limit :most
                        """)
                .param("openSince", Columns.utc(now.minus(LEFT_OPEN)))
                .param("unheardSince", Columns.utc(now.minus(UNHEARD)))
                .param("yesterday", Columns.utc(now.minus(Duration.ofDays(1))))
                .param("bank", bank.value())
                .param("most", most)
                .query((row, _) -> new DoorTrouble(
                        Columns.id(row, "id", OpeningId::new),
                        row.getString("label"),
                        DoorTrouble.Kind.valueOf(row.getString("kind")),
                        Columns.instant(row, "at")))
                .list();
    }

    /** Pressed twice it is settled once. */
    boolean settle(OpeningId id, BankId bank, Instant now) {
        return jdbc.sql("""
                        update lockers.opening set settled_at = coalesce(settled_at, :now) where id = :id and bank_id = :bank
                        """)
                        .param("now", Columns.utc(now))
                        .param("id", id.value())
                        .param("bank", bank.value())
                        .update()
                > 0;
    }
}
