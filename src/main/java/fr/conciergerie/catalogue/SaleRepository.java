package fr.conciergerie.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code catalogue.offer} and {@code catalogue.price}: where a service is sold, by whom, for how much. */
@Repository
class SaleRepository {

    private record Key(UUID service, UUID site) {}

    private record PriceRow(Key key, DatedPrice price) {}

    private final JdbcClient jdbc;

    SaleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every sale of the operator. */
    List<Sale> all() {
        return sales(null, null);
    }

    List<Sale> of(Collection<ServiceId> services) {
        return sales(services.stream().map(ServiceId::value).toArray(UUID[]::new), null);
    }

    List<Sale> of(ServiceId service) {
        return sales(new UUID[] {service.value()}, null);
    }

    Optional<Sale> find(ServiceId service, SiteId site) {
        return sales(new UUID[] {service.value()}, site.value()).stream().findFirst();
    }

    Sale get(ServiceId service, SiteId site) {
        return find(service, site).orElseThrow(() -> new NotFound("service " + service + " at " + site));
    }

    void insert(ServiceId service, SiteId site, Terms terms) {
        refusing(() -> values(jdbc.sql("""
                insert into catalogue.offer (service_id, site_id, partner_id, lead_days, fallback_id, fallback_lead_days)
                values (:service, :site, :partner, :leadDays, :fallback, :fallbackLeadDays)
                """), service, site, terms).update());
    }

    /** Sold on these terms until a day, or with no end in sight. */
    void update(ServiceId service, SiteId site, int version, Terms terms, @Nullable LocalDate soldUntil) {
        refusing(() -> {
            int updated = values(jdbc.sql("""
                    update catalogue.offer
                       set partner_id = :partner, lead_days = :leadDays, fallback_id = :fallback,
                           fallback_lead_days = :fallbackLeadDays, sold_until = :soldUntil, version = version + 1
                     where service_id = :service and site_id = :site and version = :version
                    """), service, site, terms)
                    .param("version", version)
                    .param("soldUntil", soldUntil)
                    .update();
            if (updated == 0) {
                throw new OptimisticLockingFailureException(
                        "service " + service + " at " + site + " changed meanwhile");
            }
        });
    }

    /** Writes what has changed of the prices; whoever reads the sale meanwhile to change it as well waits. */
    void updatePrices(Sale sale, PriceHistory next) {
        var before = sale.prices();
        before.stream()
                .filter(it -> !next.prices().contains(it))
                .forEach(gone -> prices(sale, """
                delete from catalogue.price where service_id = :service and site_id = :site and valid_from = :from
                """).param("from", gone.from()).update());
        next.prices().stream().filter(it -> !before.contains(it)).forEach(added -> {
            var amount = added.price().amount();
            prices(sale, """
                    insert into catalogue.price (service_id, site_id, valid_from, valid_until, kind, amount_cents)
                    values (:service, :site, :from, :until, :kind, :amount)
                    """)
                    .param("from", added.from())
                    .param("until", added.until())
                    .param("kind", added.price().kind().name())
                    .param("amount", amount == null ? null : amount.cents())
                    .update();
        });
    }

    /** Takes the sale for this transaction, so that two changes of its prices come one after the other. */
    Sale lock(ServiceId service, SiteId site) {
        jdbc.sql("select 1 from catalogue.offer where service_id = :service and site_id = :site for update")
                .param("service", service.value())
                .param("site", site.value())
                .query(Integer.class)
                .optional();
        return get(service, site);
    }

    private List<Sale> sales(UUID @Nullable [] services, @Nullable UUID site) {
        var prices = jdbc
                .sql("""
                select service_id, site_id, valid_from, valid_until, kind, amount_cents, currency from catalogue.price
                 where (:services::uuid[] is null or service_id = any(:services)) and (:site::uuid is null or site_id = :site)
                 order by service_id, site_id, valid_from
                """)
                .param("services", services)
                .param("site", site)
                .query((row, _) -> new PriceRow(key(row), price(row)))
                .list()
                .stream()
                .collect(groupingBy(PriceRow::key, mapping(PriceRow::price, toList())));
        return jdbc.sql("""
                select o.* from catalogue.offer o join organisations.site_v s on s.id = o.site_id
                 where (:services::uuid[] is null or service_id = any(:services)) and (:site::uuid is null or site_id = :site)
                 order by o.service_id, s.name, s.id
                """)
                .param("services", services)
                .param("site", site)
                .query((row, _) -> sale(row, prices))
                .list();
    }

    private static Sale sale(ResultSet row, Map<Key, List<DatedPrice>> prices) throws SQLException {
        var key = key(row);
        var fallback = row.getObject("fallback_id", UUID.class);
        return new Sale(
                new ServiceId(key.service()),
                new SiteId(key.site()),
                new Terms(
                        Columns.id(row, "partner_id", PartnerId::new),
                        row.getInt("lead_days"),
                        fallback == null
                                ? null
                                : new Terms.Fallback(new PartnerId(fallback), row.getInt("fallback_lead_days"))),
                row.getObject("sold_until", LocalDate.class),
                row.getInt("version"),
                prices.getOrDefault(key, List.of()));
    }

    private static DatedPrice price(ResultSet row) throws SQLException {
        var kind = PriceKind.valueOf(row.getString("kind"));
        return new DatedPrice(
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                new Price(
                        kind,
                        kind == PriceKind.ON_QUOTE
                                ? null
                                : new Money(row.getLong("amount_cents"), row.getString("currency"))));
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getObject("service_id", UUID.class), row.getObject("site_id", UUID.class));
    }

    private JdbcClient.StatementSpec prices(Sale sale, String sql) {
        return jdbc.sql(sql)
                .param("service", sale.service().value())
                .param("site", sale.site().value());
    }

    private static JdbcClient.StatementSpec values(
            JdbcClient.StatementSpec statement, ServiceId service, SiteId site, Terms terms) {
        var fallback = terms.fallback();
        return statement
                .param("service", service.value())
                .param("site", site.value())
                .param("partner", terms.partner().value())
                .param("leadDays", terms.leadDays())
                .param("fallback", fallback == null ? null : fallback.partner().value())
                .param("fallbackLeadDays", fallback == null ? null : fallback.leadDays());
    }

    /** A site or a partner that the operator does not have; a service that somebody put on sale there meanwhile. */
    private static void refusing(Runnable statement) {
        Constraints.refusing(
                () -> {
                    statement.run();
                    return true;
                },
                name -> switch (name) {
                    case "offer_operator_id_site_id_fkey",
                            "offer_operator_id_partner_id_fkey",
                            "offer_operator_id_fallback_id_fkey" -> new Refused("catalogue.no-such-site-or-partner");
                    case "offer_pkey" -> Refused.conflict("catalogue.sold-there-already");
                    default -> null;
                });
    }
}
