package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.PriceKind;
import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Vat;
import fr.conciergerie.orders.LineState.Job;
import fr.conciergerie.orders.LineState.Proposal;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** The columns of {@code order_line}: the one place where a state becomes nullable cells and back. */
record LineRow(
        OrderLine line,
        @Nullable Job job,
        boolean started,
        @Nullable String place,
        @Nullable Reason reason,
        @Nullable Instant endedAt,
        @Nullable String collectedBy,
        @Nullable Proposal proposal,
        @Nullable LineStatus resumes) {

    static LineRow of(OrderLine line) {
        return switch (line.state()) {
            case LineState.Requested(), LineState.Confirmed() -> of(line, null, null, null, null, null);
            case LineState.Deposited(var place) -> of(line, null, place, null, null, null);
            case LineState.WithPartner(var job) -> of(line, job, null, null, null, null);
            case LineState.Proposed(var job, var proposal, var started) ->
                new LineRow(line, job, started, null, proposal.reason(), null, null, proposal, null);
            case LineState.Accepted(var job) -> of(line, job, null, null, null, null);
            case LineState.TurnedDown(var job, var reason) -> of(line, job, null, reason, null, null);
            case LineState.Completed(var job) -> of(line, job, null, null, null, null);
            case LineState.Ready(var job, var place) -> of(line, job, place, null, null, null);
            case LineState.Collected(var job, var at, var by) -> of(line, job, null, null, at, by);
            case LineState.Untreated(var reason, var place) -> of(line, null, place, reason, null, null);
            case LineState.ReturnedUntreated(var reason, var at, var by) -> of(line, null, null, reason, at, by);
            case LineState.Cancelled(var reason, var at) -> of(line, null, null, reason, at, null);
            case LineState.Withdrawn(var at) -> of(line, null, null, null, at, null);
            case LineState.Incident(var resumes) -> of(line.in(resumes)).heldBack(line);
            case LineState.Lost(var agreed, var at) -> of(line, null, null, agreed, at, null);
        };
    }

    private LineRow heldBack(OrderLine whole) {
        return new LineRow(whole, job, started, place, reason, endedAt, collectedBy, proposal, line.status());
    }

    private static LineRow of(
            OrderLine line,
            @Nullable Job job,
            @Nullable String place,
            @Nullable Reason reason,
            @Nullable Instant endedAt,
            @Nullable String collectedBy) {
        return new LineRow(line, job, false, place, reason, endedAt, collectedBy, null, null);
    }

    private static LineState state(ResultSet rs) throws SQLException {
        return state(LineStatus.valueOf(rs.getString("status")), rs);
    }

    private static LineState state(LineStatus status, ResultSet rs) throws SQLException {
        return switch (status) {
            case REQUESTED -> new LineState.Requested();
            case CONFIRMED -> new LineState.Confirmed();
            case DEPOSITED -> new LineState.Deposited(rs.getString("place"));
            case WITH_PARTNER -> new LineState.WithPartner(job(rs));
            case PROPOSED -> new LineState.Proposed(job(rs), proposal(rs), rs.getBoolean("started"));
            case ACCEPTED -> new LineState.Accepted(job(rs));
            case REFUSED -> new LineState.TurnedDown(job(rs), reason(rs));
            case COMPLETED -> new LineState.Completed(job(rs));
            case READY -> new LineState.Ready(job(rs), rs.getString("place"));
            case COLLECTED -> new LineState.Collected(job(rs), endedAt(rs), rs.getString("collected_by"));
            case UNTREATED -> new LineState.Untreated(reason(rs), rs.getString("place"));
            case RETURNED_UNTREATED ->
                new LineState.ReturnedUntreated(reason(rs), endedAt(rs), rs.getString("collected_by"));
            case CANCELLED -> new LineState.Cancelled(reason(rs), endedAt(rs));
            case WITHDRAWN -> new LineState.Withdrawn(endedAt(rs));
            case INCIDENT -> new LineState.Incident(state(LineStatus.valueOf(rs.getString("resumes")), rs));
            case LOST -> new LineState.Lost(reason(rs), endedAt(rs));
        };
    }

    static OrderLine read(ResultSet rs) throws SQLException {
        return new OrderLine(
                Columns.id(rs, "id", LineId::new),
                service(rs),
                rs.getInt("quantity"),
                rs.getString("note"),
                Columns.moneyOrNull(rs, "unit_price_cents"),
                promised(rs),
                state(rs),
                instant(rs, "withdrawal_until"),
                Columns.moneyOrNull(rs, "still_due_cents"));
    }

    /** What the update writes, by the names it uses. */
    MapSqlParameterSource parameters() {
        var promised = line.promised();
        return new MapSqlParameterSource()
                .addValue("id", line.id().value())
                .addValue("status", line.status().name())
                .addValue("unitPriceCents", cents(line.unitPrice()))
                .addValue(
                        "withdrawalUntil", line.withdrawalUntil() == null ? null : Columns.utc(line.withdrawalUntil()))
                .addValue("stillDueCents", cents(line.stillDue()))
                .addValue("promisedFirst", promised == null ? null : promised.first())
                .addValue("promisedNow", promised == null ? null : promised.now())
                .addValue("promiseVersion", promised == null ? 0 : promised.version())
                .addValue(
                        "appointedAt",
                        promised == null || promised.hour() == null ? null : Columns.utc(promised.hour()))
                .addValue("jobId", job == null ? null : job.id().value())
                .addValue("jobPartner", job == null ? null : job.partner().value())
                .addValue("jobDueOn", job == null ? null : job.dueOn())
                .addValue("started", started)
                .addValue("resumes", resumes == null ? null : resumes.name())
                .addValue("place", place)
                .addValue("reasonCode", reason == null ? null : reason.code())
                .addValue("reason", reason == null ? null : reason.words())
                .addValue("endedAt", endedAt == null ? null : Columns.utc(endedAt))
                .addValue("collectedBy", collectedBy)
                .addValue("proposedPriceCents", proposal == null ? null : cents(proposal.price()))
                .addValue("proposedFor", proposal == null ? null : proposal.promisedFor());
    }

    /** A line that is being placed, as a record of {@code json_to_recordset}. */
    static Map<String, @Nullable Object> newLine(OrderLine line, int position) {
        var service = line.service();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", line.id().value());
        row.put("position", position);
        row.put("service_id", service.id().value());
        row.put("service_slug", service.slug());
        row.put("service_name", service.name());
        row.put("family", service.family());
        row.put("shape", service.shape());
        row.put("price_kind", service.priceKind());
        row.put("vat_code", service.vat().code());
        row.put("vat_rate", service.vat().rateBasisPoints());
        row.put("vat_mention", service.vat().mention());
        row.put("options", service.options());
        row.put("partner_id", service.partner().value());
        row.put("lead_days", service.leadDays());
        row.put("quantity", line.quantity());
        row.put("note", line.note());
        row.put("unit_price_cents", cents(line.unitPrice()));
        row.put("promised", line.promised() == null ? null : line.promised().now());
        row.put("withdrawal_until", line.withdrawalUntil());
        row.put("status", line.status());
        return row;
    }

    private static OrderedService service(ResultSet rs) throws SQLException {
        return new OrderedService(
                Columns.id(rs, "service_id", ServiceId::new),
                rs.getString("service_slug"),
                rs.getString("service_name"),
                Family.valueOf(rs.getString("family")),
                Shape.valueOf(rs.getString("shape")),
                PriceKind.valueOf(rs.getString("price_kind")),
                new Vat(rs.getString("vat_code"), rs.getInt("vat_rate"), rs.getString("vat_mention")),
                List.of((String[]) rs.getArray("options").getArray()),
                Columns.id(rs, "partner_id", PartnerId::new),
                rs.getInt("lead_days"));
    }

    private static Job job(ResultSet rs) throws SQLException {
        return new Job(
                Columns.id(rs, "job_id", JobId::new),
                Columns.id(rs, "job_partner_id", PartnerId::new),
                rs.getObject("job_due_on", LocalDate.class));
    }

    private static Proposal proposal(ResultSet rs) throws SQLException {
        return new Proposal(
                Columns.moneyOrNull(rs, "proposed_price_cents"),
                rs.getObject("proposed_for", LocalDate.class),
                reason(rs));
    }

    private static Reason reason(ResultSet rs) throws SQLException {
        return Objects.requireNonNull(Reason.read(rs.getString("reason_code"), rs.getString("reason")));
    }

    private static @Nullable Promised promised(ResultSet rs) throws SQLException {
        int version = rs.getInt("promise_version");
        return version == 0
                ? null
                : new Promised(
                        rs.getObject("promised_first", LocalDate.class),
                        rs.getObject("promised_now", LocalDate.class),
                        version,
                        instant(rs, "appointed_at"));
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Instant endedAt(ResultSet rs) throws SQLException {
        return Objects.requireNonNull(rs.getObject("ended_at", OffsetDateTime.class))
                .toInstant();
    }

    private static @Nullable Long cents(@Nullable Money money) {
        return money == null ? null : money.cents();
    }
}
