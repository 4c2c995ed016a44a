package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Where orders are kept. An order is written whole when placed; afterwards one line moves at a time. */
@Repository
class OrderRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Writes the order and its lines in one statement, for the organisation that the member is of now; false when its number is
     * already taken, and nothing is written.
     */
    boolean insert(Order order) {
        return jdbc.sql("""
                        with placed as (
                            insert into orders.customer_order
                                   (id, number, pickup_code, site_id, member_id, organisation_id, channel, placed_by, placed_at,
                                    withdrawal_until, terms_version, terms_number, status)
                            values (:id, :number, :pickupCode, :site, :member,
                                    (select organisation_id from organisations.member_v where id = :member),
                                    :channel, :placedBy, :placedAt,
                                    :withdrawalUntil, :termsVersion, :terms, :status)
                            on conflict (operator_id, number) do nothing
                            returning id)
                        insert into orders.order_line
                               (id, order_id, site_id, position, service_id, service_slug, service_name, family, shape, price_kind,
                                vat_code, vat_rate, vat_mention, options, partner_id, lead_days, quantity, note,
                                unit_price_cents, promised_first, promised_now, promise_version,
                                withdrawal_until, status)
                        select l.id, placed.id, :site, l.position, l.service_id, l.service_slug, l.service_name, l.family, l.shape,
                               l.price_kind, l.vat_code, l.vat_rate, l.vat_mention, l.options, l.partner_id, l.lead_days,
                               l.quantity, l.note, l.unit_price_cents, l.promised, l.promised,
                               case when l.promised is null then 0 else 1 end, l.withdrawal_until, l.status
                          from placed,
                               json_to_recordset(:lines::json) as l(
                                   id uuid, position smallint, service_id uuid, service_slug text, service_name text,
                                   family text, shape text, price_kind text, vat_code text, vat_rate integer,
                                   vat_mention text, options text[], partner_id uuid, lead_days smallint,
                                   quantity smallint, note text, unit_price_cents bigint, promised date,
                                   withdrawal_until timestamptz, status text)
                        """)
                        .param("id", order.id().value())
                        .param("number", order.number().value())
                        .param("pickupCode", order.pickupCode().value())
                        .param("site", order.site().value())
                        .param("member", order.member().value())
                        .param("channel", order.channel().name())
                        .param("placedBy", order.placedBy())
                        .param("placedAt", Columns.utc(order.placedAt()))
                        .param(
                                "withdrawalUntil",
                                order.withdrawalUntil() == null ? null : Columns.utc(order.withdrawalUntil()))
                        .param("termsVersion", order.termsVersion())
                        .param("terms", order.terms())
                        .param("status", order.status().name())
                        .param("lines", json.writeValueAsString(newLines(order)))
                        .update()
                > 0;
    }

    Order get(OrderId id) {
        return jdbc.sql("""
                        select o.id as order_id, o.number, o.pickup_code, o.site_id, o.member_id, o.channel, o.placed_by,
                               o.placed_at, o.withdrawal_until as order_withdrawal_until, o.terms_number, o.version,
                               t.typed_at as typed_late_at, i.asked_at, i.words, l.*
                          from orders.customer_order o
                          left join orders.typed_late t on t.operator_id = o.operator_id and t.order_id = o.id
                          left join orders.immediate_start i on i.operator_id = o.operator_id and i.order_id = o.id
                          join orders.order_line l on l.operator_id = o.operator_id and l.order_id = o.id
                         where o.id = :id
                         order by l.position
                        """)
                .param("id", id.value())
                .query(OrderRepository::order)
                .orElseThrow(() -> new NotFound("order " + id));
    }

    /** Keeps the wish that the work begin at once, in the words that were read. */
    void insert(OrderId order, BeginAtOnce wish, UUID account) {
        jdbc.sql("""
                insert into orders.immediate_start (order_id, asked_by, asked_at, words)
                values (:order, :account, :at, :words)
                """)
                .param("order", order.value())
                .param("account", account)
                .param("at", Columns.utc(wish.at()))
                .param("words", wish.words())
                .update();
    }

    /** Writes where one line stands, and where that leaves the order. */
    void update(Order order, LineId changed) {
        var line = LineRow.of(order.line(changed))
                .parameters()
                .addValue("orderStatus", order.status().name())
                .addValue("order", order.id().value())
                .addValue("version", order.version());
        int updated = jdbc.sql("""
                with gathered as (
                    update orders.customer_order
                       set status = :orderStatus, version = version + 1
                     where id = :order and version = :version
                    returning id)
                update orders.order_line l
                   set status = :status, unit_price_cents = :unitPriceCents, promised_first = :promisedFirst,
                       promised_now = :promisedNow, promise_version = :promiseVersion, appointed_at = :appointedAt,
                       job_id = :jobId,
                       job_partner_id = :jobPartner, job_due_on = :jobDueOn, started = :started, resumes = :resumes,
                       place = :place,
                       reason_code = :reasonCode, reason = :reason, ended_at = :endedAt, collected_by = :collectedBy,
                       proposed_price_cents = :proposedPriceCents, proposed_for = :proposedFor,
                       withdrawal_until = :withdrawalUntil, still_due_cents = :stillDueCents
                  from gathered
                 where l.id = :id and l.order_id = gathered.id
                """).paramSource(line).update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("order " + order.id() + " changed meanwhile");
        }
    }

    /** A promise made anew, kept beside the first. */
    void insertPromise(LineId line, Promised promised, Reason.Cause cause, Instant now) {
        jdbc.sql("""
                insert into orders.promise (line_id, version, promised_for, reason, made_at)
                values (:line, :version, :day, :reason, :now)
                """)
                .param("line", line.value())
                .param("version", promised.version())
                .param("day", promised.now())
                .param("reason", cause.name())
                .param("now", Columns.utc(now))
                .update();
    }

    void insertJob(OrderId order, LineId line, LineState.Job job, Instant now) {
        jdbc.sql("""
                insert into orders.job (id, order_id, line_id, partner_id, due_on, given_at)
                values (:id, :order, :line, :partner, :dueOn, :now)
                """)
                .param("id", job.id().value())
                .param("order", order.value())
                .param("line", line.value())
                .param("partner", job.partner().value())
                .param("dueOn", job.dueOn())
                .param("now", Columns.utc(now))
                .update();
    }

    /** The job that the line had last, which ended by mistake, goes on. */
    Optional<LineState.Job> reopenJob(LineId line) {
        return jdbc.sql("""
                        update orders.job set ended_at = null, outcome = null
                         where id = (select id from orders.job where line_id = :line order by given_at desc, id desc limit 1)
                        returning id, partner_id, due_on
                        """)
                .param("line", line.value())
                .query((row, _) -> new LineState.Job(
                        Columns.id(row, "id", JobId::new),
                        Columns.id(row, "partner_id", PartnerId::new),
                        row.getObject("due_on", LocalDate.class)))
                .optional();
    }

    /** Whoever has the line's work has until then. */
    void moveDueOn(LineId line, LocalDate day) {
        jdbc.sql("update orders.job set due_on = :day where line_id = :line and ended_at is null")
                .param("line", line.value())
                .param("day", day)
                .update();
    }

    /** Closes the line's open job, if there is one. */
    void endJob(LineId line, JobOutcome outcome, Instant now) {
        jdbc.sql("""
                update orders.job set ended_at = :now, outcome = :outcome
                 where line_id = :line and ended_at is null
                """)
                .param("line", line.value())
                .param("outcome", outcome.name())
                .param("now", Columns.utc(now))
                .update();
    }

    private List<Map<String, @Nullable Object>> newLines(Order order) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var line : order.lines()) {
            rows.add(LineRow.newLine(line, rows.size() + 1));
        }
        return rows;
    }

    private static Optional<Order> order(ResultSet rs) throws SQLException {
        return orders(rs).stream().findFirst();
    }

    /** Orders out of rows of lines, each with its order's columns beside it. */
    static List<Order> orders(ResultSet rs) throws SQLException {
        var orders = new ArrayList<Order>();
        var lines = new ArrayList<OrderLine>();
        var more = rs.next();
        while (more) {
            lines.add(LineRow.read(rs));
            var head = head(rs, lines);
            more = rs.next();
            if (!more || !head.id().value().equals(rs.getObject("order_id", UUID.class))) {
                orders.add(head);
                lines.clear();
            }
        }
        return orders;
    }

    private static Order head(ResultSet rs, List<OrderLine> lines) throws SQLException {
        var wishedAt = LineRow.instant(rs, "asked_at");
        return new Order(
                Columns.id(rs, "order_id", OrderId::new),
                new ShortCode(rs.getString("number")),
                new ShortCode(rs.getString("pickup_code")),
                Columns.id(rs, "site_id", SiteId::new),
                Columns.id(rs, "member_id", MemberId::new),
                Channel.valueOf(rs.getString("channel")),
                rs.getObject("placed_by", UUID.class),
                Columns.instant(rs, "placed_at"),
                LineRow.instant(rs, "typed_late_at"),
                LineRow.instant(rs, "order_withdrawal_until"),
                rs.getObject("terms_number", Integer.class),
                wishedAt == null ? null : new BeginAtOnce(wishedAt, rs.getString("words")),
                lines,
                rs.getInt("version"));
    }
}
