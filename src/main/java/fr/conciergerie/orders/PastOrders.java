package fr.conciergerie.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over the orders of an operator's old records, delivered and done, so that reports reach back before this software.
 * Nobody is told: it happened long ago.
 */
@Service
@Transactional
public class PastOrders {

    private final OrderRepository repository;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PastOrders(OrderRepository repository, Catalogue catalogue, JdbcClient jdbc, JsonMapper json) {
        this.repository = repository;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param recordedBy the account that takes them over
     * @param pricesOf the day whose catalogue says what was sold, by whom and at which price
     */
    public void takeOver(List<PastOrder> past, UUID recordedBy, LocalDate pricesOf) {
        var offers = offers(past, pricesOf);
        write(past.stream()
                .map(one -> {
                    var offer = Optional.ofNullable(offers.get(one.site()))
                            .map(it -> it.get(one.service()))
                            .orElseThrow(() -> new Refused("orders.not-sold-here", one.service()));
                    return new Done(order(one, offer, recordedBy), offer.partner(), one.collectedAt());
                })
                .toList());
    }

    /** An order of one line, whose partner did it and which was handed over then. */
    record Done(Order order, PartnerId partner, Instant at) {}

    /** @return the orders as they are kept, in the same order */
    List<Order> write(List<Done> done) {
        var orders = new ArrayList<Order>();
        var rows = new ArrayList<Map<String, Object>>();
        for (var one : done) {
            var order = one.order();
            while (!repository.insert(order)) {
                order = order.numbered(ShortCode.next());
            }
            orders.add(order);
            rows.add(row(one, order));
        }
        finish(json.writeValueAsString(rows));
        return orders;
    }

    private Map<SiteId, Map<String, Offer>> offers(List<PastOrder> past, LocalDate on) {
        return past.stream().collect(groupingBy(PastOrder::site)).entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        it -> catalogue.offers(
                                it.getKey(),
                                it.getValue().stream()
                                        .map(PastOrder::service)
                                        .distinct()
                                        .toList(),
                                on)));
    }

    private static Order order(PastOrder one, Offer offer, UUID recordedBy) {
        var price = offer.price() == null ? Money.ZERO : offer.price();
        var line = new OrderLine(
                new LineId(Ids.next(one.placedAt())),
                OrderedService.of(offer, List.of()),
                1,
                null,
                price,
                Promised.on(one.promisedFor()),
                new LineState.Confirmed());
        return new Order(
                new OrderId(Ids.next(one.placedAt())),
                ShortCode.next(),
                ShortCode.next(),
                one.site(),
                one.member(),
                one.channel(),
                recordedBy,
                one.placedAt(),
                null,
                one.channel().isDistance() ? one.placedAt().plus(Duration.ofDays(WithdrawalPeriod.DAYS)) : null,
                null,
                null,
                List.of(line),
                0);
    }

    private static Map<String, Object> row(Done one, Order order) {
        var row = new HashMap<String, Object>();
        row.put("order_id", order.id().value());
        row.put("line_id", order.lines().getFirst().id().value());
        row.put("job_id", Ids.next(order.placedAt()));
        row.put("partner_id", one.partner().value());
        row.put("given_at", order.placedAt());
        row.put("ended_at", one.at());
        return row;
    }

    /** Every line at once: given to its partner, done, collected. */
    private void finish(String rows) {
        jdbc.sql("""
                with done as (
                    select * from json_to_recordset(:rows::json) as d(
                        order_id uuid, line_id uuid, job_id uuid, partner_id uuid, given_at timestamptz,
                        ended_at timestamptz)),
                lines as (
                    update orders.order_line l
                       set status = 'COLLECTED', job_id = d.job_id, job_partner_id = d.partner_id, ended_at = d.ended_at
                      from done d where l.id = d.line_id),
                gathered as (
                    update orders.customer_order o
                       set status = 'COLLECTED', version = version + 1
                      from done d where o.id = d.order_id)
                insert into orders.job (id, order_id, line_id, partner_id, given_at, ended_at, outcome)
                select job_id, order_id, line_id, partner_id, given_at, ended_at, 'DONE' from done
                """).param("rows", rows).update();
    }
}
