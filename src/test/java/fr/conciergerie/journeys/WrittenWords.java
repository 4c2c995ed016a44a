package fr.conciergerie.journeys;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What operators and those around them wrote, as it lies in the tables: French, in whatever language a page speaks. */
final class WrittenWords {

    private static final List<String> COLUMNS = List.of(
            "calendar.closure.reason",
            "calendar.desk_session.note",
            "catalogue.own_vat_rule.mention",
            "catalogue.service.description",
            "catalogue.service.name",
            "catalogue.service_option.name",
            "catalogue.vat_rule.mention",
            "custody.item.description",
            "custody.item.reserve_note",
            "markets.environmental_clause.evidence",
            "markets.environmental_clause.text",
            "markets.market.object",
            "markets.social_clause.facilitator",
            "orders.history.reason",
            "orders.order_line.note",
            "orders.order_line.place",
            "orders.order_line.reason",
            "orders.order_line.service_name",
            "orders.promise.reason",
            "organisations.organisation.name",
            "organisations.site.desk_place",
            "organisations.site.directions",
            "organisations.site.name",
            "partners.closure.reason",
            "partners.ess_status.proof",
            "partners.partner.name",
            "reporting.comment.words",
            "reporting.opinion.sentence",
            "reporting.publication.reason",
            "reporting.time_assumption.source",
            "reporting.travel_assumption.co2_source",
            "reporting.travel_assumption.source");

    private WrittenWords() {}

    /** Of all operators. Codes and single short words, which another language may share, are left out. */
    static Set<String> of(Organisations organisations, JdbcClient jdbc, TransactionOperations transaction) {
        var written = new HashSet<String>();
        for (var operator : organisations.operators()) {
            written.add(operator.name());
            Tenant.run(
                    operator.id(),
                    () -> transaction.executeWithoutResult(_ -> COLUMNS.forEach(column ->
                            written.addAll(jdbc.sql("select distinct %s from %s where %1$s is not null"
                                            .formatted(
                                                    column.replaceFirst(".*\\.", ""),
                                                    column.substring(0, column.lastIndexOf('.'))))
                                    .query(String.class)
                                    .list()))));
        }
        written.removeIf(it -> it.length() < 5 || it.matches("[A-Z_.]+|[a-z.-]+"));
        return written;
    }
}
