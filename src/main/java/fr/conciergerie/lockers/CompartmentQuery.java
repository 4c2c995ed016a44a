package fr.conciergerie.lockers;

import fr.conciergerie.lockers.CompartmentView.Holding;
import fr.conciergerie.lockers.CompartmentView.Piece;
import fr.conciergerie.lockers.CompartmentView.ToSet;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a concierge sees of a bank: every compartment in one go. */
@Repository
class CompartmentQuery {

    private static final String COMPARTMENTS = """
            select c.id, c.label, c.size, c.seated, c.out_of_order, c.version,
                   r.id as reservation_id, r.member_id, m.called, r.order_id, r.state, r.expires_at, r.version as reservation_version, r.delegate_sealed,
                   k.id as code_id, k.state as code_state, case when k.state = 'PROPOSED' then k.digits_sealed end as digits_sealed,
                   case when r.id is null and k.state = 'PROPOSED' then
                       (select case when last.outcome in ('EXPIRED', 'CANCELLED') then last.order_id end from lockers.reservation last
                         where last.operator_id = c.operator_id and last.compartment_id = c.id
                         order by last.made_at desc limit 1) end as last_order,
                   p.labels, p.orders, p.numbers
              from lockers.compartment c
              left join lockers.reservation r on r.compartment_id = c.id and r.state <> 'ENDED'
              left join organisations.member_v m on m.id = r.member_id
              left join lockers.code k on k.compartment_id = c.id and k.holder = 'MEMBER' and k.state in ('PROPOSED', 'SET')
              left join lateral (
                  select array_agg(i.label order by o.number, i.label) as labels, array_agg(o.id order by o.number, i.label) as orders,
                         array_agg(o.number order by o.number, i.label) as numbers
                    from custody.item_v i join orders.order_v o on o.id = i.order_id
                   where i.holder_ref = c.id and not i.missing and not i.lost) p on true
             where c.bank_id = :bank
             order by length(c.label), c.label
            """;

    private final JdbcClient jdbc;
    private final Codes codes;

    CompartmentQuery(JdbcClient jdbc, Codes codes) {
        this.jdbc = jdbc;
        this.codes = codes;
    }

    List<CompartmentView> of(BankId bank, Instant now) {
        var delegates = delegates(bank);
        return jdbc.sql(COMPARTMENTS)
                .param("bank", bank.value())
                .query((row, _) -> view(row, delegates, now))
                .list();
    }

    /** A code of a delegate that a concierge has something to do with. */
    private record OfDelegate(UUID compartment, boolean proposed, ToSet code) {}

    private List<OfDelegate> delegates(BankId bank) {
        return jdbc.sql("""
                        select id, compartment_id, state = 'PROPOSED' as proposed, digits_sealed from lockers.code
                         where bank_id = :bank and holder = 'DELEGATE' and state in ('PROPOSED', 'REMOVING') order by proposed_at
                        """)
                .param("bank", bank.value())
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new OfDelegate(
                            row.getObject("compartment_id", UUID.class),
                            row.getBoolean("proposed"),
                            new ToSet(new LockerCodeId(id), codes.digits(id, row.getBytes("digits_sealed"))));
                })
                .list();
    }

    List<CompartmentChoice> choices(SiteId site, MemberId member) {
        return jdbc.sql("""
                        select c.id, b.name, c.label, c.size, c.seated, r.id is not null as theirs
                          from lockers.compartment c
                          join lockers.bank b on b.id = c.bank_id
                          left join lockers.reservation r on r.compartment_id = c.id and r.state <> 'ENDED'
                         where b.site_id = :site and b.in_service and c.out_of_order is null
                           and case when r.id is null
                                    then exists (select from lockers.code k where k.compartment_id = c.id and k.holder = 'MEMBER' and k.state = 'SET')
                                    else r.member_id = :member and r.state = 'LOADED' end
                         order by theirs desc, c.rank, b.name, length(c.label), c.label
                        """)
                .param("site", site.value())
                .param("member", member.value())
                .query((row, _) -> new CompartmentChoice(
                        Columns.id(row, "id", CompartmentId::new),
                        row.getString("name"),
                        row.getString("label"),
                        Size.valueOf(row.getString("size")),
                        row.getBoolean("seated"),
                        row.getBoolean("theirs")))
                .list();
    }

    /** Whose a compartment was, latest first. */
    List<CompartmentUse> uses(CompartmentId compartment, int most) {
        return jdbc.sql("""
                        select m.called, r.order_id, o.number, r.outcome, r.made_at, r.ended_at
                          from lockers.reservation r
                          left join organisations.member_v m on m.id = r.member_id
                          left join orders.order_v o on o.id = r.order_id
                         where r.compartment_id = :compartment
                         order by r.made_at desc, r.id desc
                         limit :most
                        """)
                .param("compartment", compartment.value())
                .param("most", most)
                .query((row, _) -> use(row))
                .list();
    }

    private static CompartmentUse use(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new CompartmentUse(
                row.getString("called"),
                Columns.idOrNull(row, "order_id", OrderId::new),
                row.getString("number"),
                outcome == null ? null : Outcome.valueOf(outcome),
                Columns.instant(row, "made_at"),
                Columns.instantOrNull(row, "ended_at"));
    }

    private CompartmentView view(ResultSet row, List<OfDelegate> delegates, Instant now) throws SQLException {
        var compartment = BankRepository.compartment(row);
        var theirs = delegates.stream()
                .filter(it -> it.compartment().equals(compartment.id().value()))
                .toList();
        var holding = holding(row);
        var sealed = row.getBytes("digits_sealed");
        var code = sealed == null ? null : row.getObject("code_id", UUID.class);
        return new CompartmentView(
                compartment,
                standing(row, compartment, holding, now),
                holding,
                code == null ? null : new ToSet(new LockerCodeId(code), codes.digits(code, sealed)),
                theirs.stream()
                        .filter(OfDelegate::proposed)
                        .map(OfDelegate::code)
                        .findFirst()
                        .orElse(null),
                theirs.stream()
                        .filter(it -> !it.proposed())
                        .map(OfDelegate::code)
                        .toList(),
                pieces(row),
                Columns.idOrNull(row, "last_order", OrderId::new));
    }

    private @Nullable Holding holding(ResultSet row) throws SQLException {
        var reservation = Columns.idOrNull(row, "reservation_id", ReservationId::new);
        return reservation == null
                ? null
                : new Holding(
                        reservation,
                        Columns.id(row, "member_id", MemberId::new),
                        row.getString("called"),
                        codes.name(row.getBytes("delegate_sealed"), reservation.value()),
                        Columns.idOrNull(row, "order_id", OrderId::new),
                        Columns.instant(row, "expires_at"),
                        row.getInt("reservation_version"));
    }

    private static Standing standing(ResultSet row, Compartment compartment, @Nullable Holding holding, Instant now)
            throws SQLException {
        if (holding != null) {
            return switch (ReservationState.valueOf(row.getString("state"))) {
                case AWAITED -> Standing.AWAITED;
                case DECLARED -> Standing.DECLARED;
                case LOADED -> now.isBefore(holding.expiresAt()) ? Standing.LOADED : Standing.OVERDUE;
                case ENDED -> throw new IllegalStateException("what has ended holds nothing");
            };
        }
        if (compartment.outOfOrder() != null) {
            return Standing.OUT_OF_ORDER;
        }
        return "SET".equals(row.getString("code_state")) ? Standing.FREE : Standing.TO_SET;
    }

    private static List<Piece> pieces(ResultSet row) throws SQLException {
        var labels = row.getArray("labels");
        if (labels == null) {
            return List.of();
        }
        var all = (String[]) labels.getArray();
        var orders = (UUID[]) row.getArray("orders").getArray();
        var numbers = (String[]) row.getArray("numbers").getArray();
        return IntStream.range(0, all.length)
                .mapToObj(it -> new Piece(all[it], new OrderId(orders[it]), numbers[it]))
                .toList();
    }
}
