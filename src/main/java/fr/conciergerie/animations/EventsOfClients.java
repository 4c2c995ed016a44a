package fr.conciergerie.animations;

import fr.conciergerie.markets.ClientEvent;
import fr.conciergerie.markets.ClientEvent.Progress;
import fr.conciergerie.markets.ClientEvents;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells markets what their clients had of their own; the price is what the client bears, whatever others pay. */
@Component
class EventsOfClients implements ClientEvents {

    private final JdbcClient jdbc;

    EventsOfClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ClientEvent> between(@Nullable OrganisationId client, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select only_for, site_ids, title, day, status, planned_minutes, actual_minutes,
                               case when cost_bearer = 'CLIENT' then cost_cents end as price_cents
                          from animations.report_v
                         where kind = 'CLIENT' and only_for is not null and day between :from and :until
                           and (:client::uuid is null or only_for = :client)
                         order by day, starts_at, id
                        """)
                .param("client", client == null ? null : client.value())
                .param("from", from)
                .param("until", until)
                .query((row, _) -> event(row))
                .list();
    }

    private static ClientEvent event(ResultSet row) throws SQLException {
        return new ClientEvent(
                Columns.id(row, "only_for", OrganisationId::new),
                Stream.of((UUID[]) row.getArray("site_ids").getArray())
                        .map(SiteId::new)
                        .toList(),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                switch (AnimationStatus.valueOf(row.getString("status"))) {
                    case DRAFT, PUBLISHED -> Progress.ANNOUNCED;
                    case HELD -> Progress.HELD;
                    case CANCELLED -> Progress.CALLED_OFF;
                },
                row.getObject("planned_minutes", Integer.class),
                row.getObject("actual_minutes", Integer.class),
                Columns.moneyOrNull(row, "price_cents"));
    }
}
