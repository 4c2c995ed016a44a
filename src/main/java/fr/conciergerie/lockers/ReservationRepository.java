package fr.conciergerie.lockers;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reservations as rows. */
@Repository
class ReservationRepository {

    /**
     * The smallest free compartment that fits is taken, those within reach of somebody who sits last unless one is asked for. Two who
     * ask at once do not wait for one another: each locks a row of its own.
     */
    private static final String TAKE = """
            with free as (
                select c.id, c.bank_id, b.site_id, case when :state = 'LOADED' then b.stay_days * 24 else b.hold_hours end as hours
                  from lockers.compartment c
                  join lockers.bank b on b.operator_id = c.operator_id and b.id = c.bank_id
                 where b.site_id = :site and b.in_service and c.out_of_order is null and c.rank >= :rank and (c.seated or not :seated)
                   and (:chosen::uuid is null or c.id = :chosen)
                   and exists (select from lockers.code k where k.compartment_id = c.id and k.holder = 'MEMBER' and k.state = 'SET')
                   and not exists (select from lockers.reservation r where r.compartment_id = c.id and r.state <> 'ENDED')
                 order by c.rank, c.seated and not :seated, b.name, length(c.label), c.label
                 limit 1
                   for update of c skip locked)
            insert into lockers.reservation (id, bank_id, site_id, compartment_id, member_id, order_id, state, made_at, expires_at)
            select :id, bank_id, site_id, id, :member, :order, :state, :now, :now::timestamptz + make_interval(hours => hours) from free
                on conflict (compartment_id) where state <> 'ENDED' do nothing
            """;

    private static final String VIEWS = """
            select r.id, r.bank_id, b.name as bank_name, r.compartment_id, c.label, c.size, r.site_id, s.name as site_name, s.zone,
                   r.member_id, r.order_id, o.number as order_number, r.state, r.outcome, r.made_at, r.expires_at, r.extended, r.held, b.away_days, r.version,
                   k.id as code_id, k.digits_sealed, b.profile, r.delegate_sealed, d.id as delegate_code_id,
                   d.digits_sealed as delegate_digits
              from lockers.reservation r
              join lockers.bank b on b.id = r.bank_id
              join lockers.compartment c on c.id = r.compartment_id
              join organisations.site_v s on s.id = r.site_id
              left join orders.order_v o on o.id = r.order_id
              left join lockers.code k on k.compartment_id = r.compartment_id and k.holder = 'MEMBER' and k.state = 'SET'
                                     and r.state <> 'ENDED'
              left join lockers.code d on d.compartment_id = r.compartment_id and d.holder = 'DELEGATE' and d.state = 'SET'
                                     and r.delegate_sealed is not null
            """;

    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final Codes codes;

    ReservationRepository(JdbcClient jdbc, Codes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    /**
     * Takes a compartment. Whoever took the same one in the same moment had it first: the next one is tried.
     *
     * @param chosen the only one that will do; null for the smallest that fits
     * @return false where none is free
     */
    boolean take(
            ReservationId id,
            DropOff wanted,
            MemberId member,
            ReservationState state,
            @Nullable CompartmentId chosen,
            Instant now) {
        for (int i = 0; i < TRIES; i++) {
            int taken = Constraints.refusing(
                    () -> jdbc.sql(TAKE)
                            .param("id", id.value())
                            .param("site", wanted.site().value())
                            .param("rank", wanted.size().rank())
                            .param("seated", wanted.seated())
                            .param("chosen", chosen == null ? null : chosen.value())
                            .param("member", member.value())
                            .param(
                                    "order",
                                    wanted.order() == null
                                            ? null
                                            : wanted.order().value())
                            .param("state", state.name())
                            .param("now", Columns.utc(now))
                            .update(),
                    name -> name.equals("one_drop_off_a_member") ? Refused.conflict("lockers.one-at-a-time") : null);
            if (taken > 0) {
                return true;
            }
            if (!isAnyFree(wanted, chosen)) {
                return false;
            }
        }
        return false;
    }

    private boolean isAnyFree(DropOff wanted, @Nullable CompartmentId chosen) {
        return jdbc.sql("""
                        select exists (
                            select from lockers.compartment c
                              join lockers.bank b on b.operator_id = c.operator_id and b.id = c.bank_id
                             where b.site_id = :site and b.in_service and c.out_of_order is null and c.rank >= :rank
                               and (c.seated or not :seated) and (:chosen::uuid is null or c.id = :chosen)
                               and exists (select from lockers.code k where k.compartment_id = c.id and k.holder = 'MEMBER' and k.state = 'SET')
                               and not exists (select from lockers.reservation r
                                                where r.compartment_id = c.id and r.state <> 'ENDED'))
                        """)
                .param("site", wanted.site().value())
                .param("rank", wanted.size().rank())
                .param("seated", wanted.seated())
                .param("chosen", chosen == null ? null : chosen.value())
                .query(Boolean.class)
                .single();
    }

    LockerOffer offerFor(OrderId order, SiteId site, boolean awaitsDeposit) {
        return LockerOffer.valueOf(jdbc.sql("""
                        select case
                            when exists (select from lockers.reservation r where r.order_id = :order and r.state <> 'ENDED')
                              or exists (select from custody.item_v i where i.order_id = :order and i.holder_ref is not null
                                            and not i.missing and not i.lost) then 'WAITS'
                            when :awaits and exists (select from lockers.bank b where b.site_id = :site and b.in_service)
                                then 'CAN_BE_PUT_IN'
                            else 'NOTHING' end
                        """)
                .param("order", order.value())
                .param("site", site.value())
                .param("awaits", awaitsDeposit)
                .query(String.class)
                .single());
    }

    List<CompartmentStanding> standings(SiteId site) {
        return jdbc.sql("""
                        select c.bank_id, c.id, c.label, c.size, c.seated,
                               c.out_of_order is null
                               and exists (select from lockers.code k where k.compartment_id = c.id and k.holder = 'MEMBER' and k.state = 'SET')
                               and not exists (select from lockers.reservation r
                                                where r.compartment_id = c.id and r.state <> 'ENDED') as free
                          from lockers.compartment c join lockers.bank b on b.id = c.bank_id
                         where b.site_id = :site and b.in_service
                         order by c.bank_id, length(c.label), c.label
                        """)
                .param("site", site.value())
                .query((row, _) -> new CompartmentStanding(
                        Columns.id(row, "bank_id", BankId::new),
                        Columns.id(row, "id", CompartmentId::new),
                        row.getString("label"),
                        Size.valueOf(row.getString("size")),
                        row.getBoolean("seated"),
                        row.getBoolean("free")))
                .list();
    }

    /** One of somebody whom we know still. */
    ReservationView get(ReservationId id) {
        return jdbc.sql(VIEWS + " where r.id = :id and r.member_id is not null")
                .param("id", id.value())
                .query((row, _) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("reservation " + id));
    }

    /** Those under way, soonest over first; then what was over last. */
    List<ReservationView> ofMember(MemberId member, int limit) {
        return jdbc.sql(VIEWS + """
                         where r.member_id = :member
                         order by r.state = 'ENDED', case when r.state = 'ENDED' then null else r.expires_at end, r.ended_at desc, r.id
                         limit :limit
                        """)
                .param("member", member.value())
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    Optional<ReservationView> loadedFor(MemberId member, SiteId site, @Nullable CompartmentId compartment) {
        return jdbc.sql(VIEWS + """
                         where r.member_id = :member and r.site_id = :site and r.state = 'LOADED'
                           and (:compartment::uuid is null or r.compartment_id = :compartment)
                         order by r.expires_at desc limit 1
                        """)
                .param("member", member.value())
                .param("site", site.value())
                .param("compartment", compartment == null ? null : compartment.value())
                .query((row, _) -> view(row))
                .optional();
    }

    /** Who puts something in and who takes something out at once do so one after the other. */
    void lock(CompartmentId compartment) {
        jdbc.sql("select 1 from lockers.compartment where id = :id for update")
                .param("id", compartment.value())
                .query((_, _) -> true)
                .optional();
    }

    /** Whose a compartment is now; empty where it is nobody's. */
    Optional<ReservationView> of(CompartmentId compartment) {
        return jdbc.sql(VIEWS + " where r.compartment_id = :compartment and r.state <> 'ENDED'")
                .param("compartment", compartment.value())
                .query((row, _) -> view(row))
                .optional();
    }

    /** The orders whose pieces lie in a compartment, those that are looked for left out. */
    List<PieceOf> pieces(CompartmentId compartment) {
        return jdbc.sql("""
                        select distinct i.order_id, i.line_id, o.member_id
                          from custody.item_v i join orders.order_v o on o.id = i.order_id
                         where i.holder_ref = :compartment and not i.missing and not i.lost
                        """)
                .param("compartment", compartment.value())
                .query((row, _) -> new PieceOf(
                        Columns.id(row, "order_id", OrderId::new),
                        Columns.id(row, "line_id", LineId::new),
                        Columns.id(row, "member_id", MemberId::new)))
                .list();
    }

    /** A line of which something lies in a compartment. */
    record PieceOf(OrderId order, LineId line, MemberId member) {}

    void update(ReservationView it, int version, ReservationState state, Instant expiresAt, boolean extended) {
        requireOne(
                jdbc.sql("""
                        update lockers.reservation
                           set state = :state, expires_at = :expires, extended = :extended, version = version + 1
                         where id = :id and version = :version and state <> 'ENDED'
                        """)
                        .param("state", state.name())
                        .param("expires", Columns.utc(expiresAt))
                        .param("extended", extended)
                        .param("id", it.id().value())
                        .param("version", version)
                        .update(),
                it.id());
    }

    /** It stays for a member who is away. */
    void hold(ReservationId id, int version, Instant expiresAt) {
        requireOne(
                jdbc.sql("""
                        update lockers.reservation set expires_at = :expires, held = true, version = version + 1
                         where id = :id and version = :version and state = 'LOADED' and not held
                        """)
                        .param("expires", Columns.utc(expiresAt))
                        .param("id", id.value())
                        .param("version", version)
                        .update(),
                id);
    }

    /** Whether another compartment of its bank is free into which the same would go. */
    boolean isAnotherFree(ReservationId id) {
        return jdbc.sql("""
                        select exists (
                            select from lockers.reservation held
                              join lockers.compartment mine on mine.id = held.compartment_id
                              join lockers.compartment c on c.bank_id = mine.bank_id and c.rank >= mine.rank
                             where held.id = :id and c.out_of_order is null
                               and exists (select from lockers.code k where k.compartment_id = c.id and k.holder = 'MEMBER' and k.state = 'SET')
                               and not exists (select from lockers.reservation r
                                                where r.compartment_id = c.id and r.state <> 'ENDED'))
                        """).param("id", id.value()).query(Boolean.class).single();
    }

    void end(ReservationId id, int version, Outcome outcome, Instant now) {
        requireOne(
                jdbc.sql("""
                        update lockers.reservation
                           set state = 'ENDED', outcome = :outcome, ended_at = :now, delegate_sealed = null, version = version + 1
                         where id = :id and version = :version and state <> 'ENDED'
                        """)
                        .param("outcome", outcome.name())
                        .param("now", Columns.utc(now))
                        .param("id", id.value())
                        .param("version", version)
                        .update(),
                id);
    }

    /** @param name who may take out what waits there; null for nobody any more */
    void nameDelegate(ReservationId id, int version, @Nullable String name) {
        requireOne(
                jdbc.sql("""
                        update lockers.reservation set delegate_sealed = :name, version = version + 1
                         where id = :id and version = :version and state = 'LOADED'
                        """)
                        .param("name", codes.sealedName(name, id), Types.BINARY)
                        .param("id", id.value())
                        .param("version", version)
                        .update(),
                id);
    }

    /** A compartment becomes again whose it was: what was taken out of it lies there after all. */
    void giveBack(ReservationId id, Bank bank, CompartmentId compartment, MemberId member, Instant now) {
        Constraints.refusing(
                () -> jdbc.sql("""
                        insert into lockers.reservation (id, bank_id, site_id, compartment_id, member_id, state, made_at, expires_at)
                        values (:id, :bank, :site, :compartment, :member, 'LOADED', :now, :expires)
                        """)
                        .param("id", id.value())
                        .param("bank", bank.id().value())
                        .param("site", bank.site().value())
                        .param("compartment", compartment.value())
                        .param("member", member.value())
                        .param("now", Columns.utc(now))
                        .param(
                                "expires",
                                Columns.utc(
                                        now.plus(Duration.ofDays(bank.details().stayDays()))))
                        .update(),
                "one_customer_a_compartment",
                () -> Refused.conflict("lockers.given-on"));
    }

    /** What nobody said in time was put in. */
    List<ReservationView> lapsed(Instant now, int most) {
        return jdbc.sql(VIEWS + " where r.state = 'AWAITED' and r.expires_at <= :now order by r.expires_at limit :most")
                .param("now", Columns.utc(now))
                .param("most", most)
                .query((row, _) -> view(row))
                .list();
    }

    private ReservationView view(ResultSet row) throws SQLException {
        var code = row.getObject("code_id", UUID.class);
        var state = ReservationState.valueOf(row.getString("state"));
        var outcome = row.getString("outcome");
        return new ReservationView(
                Columns.id(row, "id", ReservationId::new),
                Columns.id(row, "bank_id", BankId::new),
                row.getString("bank_name"),
                Columns.id(row, "compartment_id", CompartmentId::new),
                row.getString("label"),
                Size.valueOf(row.getString("size")),
                Columns.id(row, "site_id", SiteId::new),
                row.getString("site_name"),
                ZoneId.of(row.getString("zone")),
                Columns.id(row, "member_id", MemberId::new),
                Columns.idOrNull(row, "order_id", OrderId::new),
                row.getString("order_number"),
                state,
                outcome == null ? null : Outcome.valueOf(outcome),
                Columns.instant(row, "made_at"),
                Columns.instant(row, "expires_at"),
                code == null ? null : codes.digits(code, row.getBytes("digits_sealed")),
                LockProfile.valueOf(row.getString("profile")).keepsSecondCode(),
                delegate(row),
                longestHold(row, state),
                state == ReservationState.LOADED && !row.getBoolean("extended"),
                row.getInt("version"));
    }

    private static @Nullable LocalDate longestHold(ResultSet row, ReservationState state) throws SQLException {
        int away = row.getInt("away_days");
        return state != ReservationState.LOADED || row.getBoolean("held") || away == 0
                ? null
                : Columns.instant(row, "expires_at")
                        .atZone(ZoneId.of(row.getString("zone")))
                        .toLocalDate()
                        .plusDays(away);
    }

    private ReservationView.@Nullable Delegate delegate(ResultSet row) throws SQLException {
        var name = codes.name(row.getBytes("delegate_sealed"), row.getObject("id", UUID.class));
        var code = row.getObject("delegate_code_id", UUID.class);
        return name == null
                ? null
                : new ReservationView.Delegate(
                        name, code == null ? null : codes.digits(code, row.getBytes("delegate_digits")));
    }

    private static void requireOne(int changed, ReservationId id) {
        if (changed == 0) {
            throw new OptimisticLockingFailureException("reservation " + id + " was changed meanwhile");
        }
    }
}
