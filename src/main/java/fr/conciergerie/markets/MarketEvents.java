package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients asked for beside the desk sessions of their markets. An event belongs to one market: the one that its client buys or
 * shares on that day and that pays for one of its sites on that day, the one that began first where there are several. One that takes place from
 * afar belongs to a market that is in force. Of a client without a part in any market its report alone tells them.
 */
@Service
@Transactional(readOnly = true)
public class MarketEvents {

    private final @Nullable ClientEvents events;
    private final JdbcClient jdbc;

    MarketEvents(ObjectProvider<ClientEvents> events, JdbcClient jdbc) {
        this.events = events.getIfAvailable();
        this.jdbc = jdbc;
    }

    /**
     * Soonest first, from one day to another, both included.
     *
     * @param client whose; null for all that share the market
     */
    public List<ClientEvent> of(MarketId market, @Nullable OrganisationId client, LocalDate from, LocalDate until) {
        if (events == null) {
            return List.of();
        }
        var found = events.between(client, from, until);
        var markets = markets(found);
        return IntStream.range(0, found.size())
                .filter(it -> Objects.equals(markets.get(it), market))
                .mapToObj(found::get)
                .toList();
    }

    /** One row for each site of an event, and one for an event without any. */
    private record Place(
            int event,
            OrganisationId client,
            LocalDate day,
            @Nullable UUID site) {}

    /** Which event belongs to which market; those that belong to none are not in it. */
    private Map<Integer, MarketId> markets(List<ClientEvent> found) {
        var places = IntStream.range(0, found.size())
                .boxed()
                .flatMap(number -> {
                    var it = found.get(number);
                    return it.sites().isEmpty()
                            ? List.of(new Place(number, it.client(), it.day(), null)).stream()
                            : it.sites().stream().map(site -> new Place(number, it.client(), it.day(), site.value()));
                })
                .toList();
        var markets = new HashMap<Integer, MarketId>();
        if (places.isEmpty()) {
            return markets;
        }
        jdbc.sql("""
                select distinct on (e.number) e.number, m.id
                  from unnest(:numbers::integer[], :clients::uuid[], :days::text[]::date[], :sites::uuid[])
                       as e (number, client_id, day, site_id)
                  join markets.market_v m on e.day between m.starts_on and m.real_end_on
                 where (m.buyer_id = e.client_id
                        or exists (select from markets.share_v s where s.market_id = m.id and s.organisation_id = e.client_id
                                      and s.valid_from <= e.day and coalesce(s.valid_until >= e.day, true)))
                   and (e.site_id is null
                        or exists (select from markets.line_v l
                                    where l.market_id = m.id and l.site_id = e.site_id
                                      and e.day between l.valid_from and l.valid_until))
                 order by e.number, m.starts_on, m.id
                """)
                .param("numbers", places.stream().map(Place::event).toArray(Integer[]::new))
                .param("clients", places.stream().map(it -> it.client().value()).toArray(UUID[]::new))
                .param("days", places.stream().map(it -> it.day().toString()).toArray(String[]::new))
                .param("sites", places.stream().map(Place::site).toArray(UUID[]::new))
                .query(row -> {
                    markets.put(row.getInt("number"), new MarketId(row.getObject("id", UUID.class)));
                });
        return markets;
    }
}
