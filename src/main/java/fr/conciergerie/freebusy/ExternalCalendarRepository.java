package fr.conciergerie.freebusy;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.vault.SealedColumn;
import fr.conciergerie.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** External calendars, and what was read in them, as rows. */
@Repository
class ExternalCalendarRepository {

    static final Duration EVERY = Duration.ofHours(1);

    /** One that is to be read. @param version grows when the address changes: what was read at the old one is nobody's */
    record Due(UUID owner, CalendarAddress address, ZoneId zone, int version) {}

    static final SealedColumn ADDRESS = new SealedColumn("freebusy.external_calendar", "owner_id", "address");

    private final JdbcClient jdbc;
    private final Vault vault;

    ExternalCalendarRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void replace(UUID owner, CalendarAddress address, ZoneId zone, Instant now) {
        vault.claim();
        deleteTimes(owner);
        jdbc.sql("""
                        insert into freebusy.external_calendar (owner_id, address_sealed, host, zone, next_at)
                        values (:owner, :address, :host, :zone, :now)
                        on conflict (owner_id) do update
                           set address = null, address_sealed = excluded.address_sealed, host = excluded.host, zone = excluded.zone, next_at = excluded.next_at, read_at = null,
                               failure = null, failing_since = null, unread = 0,
                               version = freebusy.external_calendar.version + 1
                        """)
                .param("owner", owner)
                .param("address", vault.seal(address.value(), owner, ADDRESS.place()))
                .param("host", address.host())
                .param("zone", zone.getId())
                .param("now", Columns.utc(now))
                .update();
    }

    void readSoon(UUID owner, Instant now) {
        jdbc.sql("update freebusy.external_calendar set next_at = least(next_at, :now) where owner_id = :owner")
                .param("now", Columns.utc(now))
                .param("owner", owner)
                .update();
    }

    void delete(UUID owner) {
        deleteTimes(owner);
        jdbc.sql("delete from freebusy.external_calendar where owner_id = :owner")
                .param("owner", owner)
                .update();
    }

    /**
     * Those whose hour has come, longest due first; each is due again an hour later, whatever comes of it. One whose address does not
     * open is left out, and the log says which.
     */
    List<Due> claim(Instant now, int most) {
        if (!vault.isOpen()) {
            return List.of();
        }
        sealOlder();
        return jdbc
                .sql("""
                        update freebusy.external_calendar c
                           set next_at = :next
                          from (select owner_id from freebusy.external_calendar
                                 where next_at <= :now and address is null order by next_at limit :most for update skip locked) due
                         where c.owner_id = due.owner_id
                        returning c.owner_id, c.address_sealed, c.zone, c.version
                        """)
                .param("now", Columns.utc(now))
                .param("next", Columns.utc(now.plus(EVERY)))
                .param("most", most)
                .query((row, _) -> due(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Due> due(ResultSet row) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        var zone = ZoneId.of(row.getString("zone"));
        int version = row.getInt("version");
        return vault.openInList(row.getBytes("address_sealed"), owner, ADDRESS.place())
                .map(it -> new Due(owner, new CalendarAddress(it), zone, version));
    }

    /** Seals what was kept in the clear before addresses were sealed. */
    private void sealOlder() {
        record Plain(UUID owner, String address) {}

        var plain = jdbc.sql("""
                        select owner_id, address from freebusy.external_calendar where address is not null for update skip locked
                        """)
                .query((row, _) -> new Plain(row.getObject("owner_id", UUID.class), row.getString("address")))
                .list();
        if (!plain.isEmpty()) {
            vault.claim();
        }
        plain.forEach(it -> jdbc.sql("""
                                update freebusy.external_calendar set address = null, address_sealed = :sealed
                                 where owner_id = :owner
                                """)
                .param("sealed", vault.seal(it.address(), it.owner(), ADDRESS.place()))
                .param("owner", it.owner())
                .update());
    }

    /** In place of what was read before, unless the address has changed meanwhile. */
    void store(Due due, BusyTimesReader.BusyTimes read, Instant now) {
        int known = jdbc.sql("""
                        update freebusy.external_calendar
                           set read_at = :now, failure = null, failing_since = null, unread = :unread
                         where owner_id = :owner and version = :version
                        """)
                .param("now", Columns.utc(now))
                .param("unread", read.unread())
                .param("owner", due.owner())
                .param("version", due.version())
                .update();
        if (known == 0) {
            return;
        }
        deleteTimes(due.owner());
        jdbc.sql("""
                        insert into freebusy.busy_time (owner_id, starts_at, ends_at)
                        select :owner, t.starts_at, t.ends_at
                          from unnest(cast(:from as timestamptz[]), cast(:until as timestamptz[])) as t (starts_at, ends_at)
                        """)
                .param("owner", due.owner())
                .param("from", column(read.times(), BusyTime::from))
                .param("until", column(read.times(), BusyTime::until))
                .update();
    }

    void fail(Due due, ReadFailure failure, Instant now) {
        jdbc.sql("""
                        update freebusy.external_calendar
                           set failure = :failure, failing_since = coalesce(failing_since, :now)
                         where owner_id = :owner and version = :version
                        """)
                .param("failure", failure.name())
                .param("now", Columns.utc(now))
                .param("owner", due.owner())
                .param("version", due.version())
                .update();
    }

    Map<UUID, ExternalCalendar> of(Collection<UUID> owners, Instant now) {
        var calendars = new HashMap<UUID, ExternalCalendar>();
        jdbc.sql("""
                        select c.owner_id, c.host, c.read_at, c.failure, c.failing_since, c.unread,
                               (select count(*) from freebusy.busy_time t
                                 where t.owner_id = c.owner_id and t.ends_at > :now) as busy
                          from freebusy.external_calendar c
                         where c.owner_id = any(:owners)
                        """)
                .param("owners", owners.toArray(UUID[]::new))
                .param("now", Columns.utc(now))
                .query(row -> {
                    var failure = row.getString("failure");
                    calendars.put(
                            row.getObject("owner_id", UUID.class),
                            new ExternalCalendar(
                                    row.getString("host"),
                                    Columns.instantOrNull(row, "read_at"),
                                    failure == null ? null : ReadFailure.valueOf(failure),
                                    Columns.instantOrNull(row, "failing_since"),
                                    row.getInt("unread"),
                                    row.getInt("busy")));
                });
        return calendars;
    }

    Map<UUID, List<BusyTime>> busy(Collection<UUID> owners, Instant from, Instant until) {
        record Row(UUID owner, BusyTime time) {}

        return jdbc
                .sql("""
                        select owner_id, starts_at, ends_at from freebusy.busy_time
                         where owner_id = any(:owners) and starts_at < :until and ends_at > :from
                         order by starts_at
                        """)
                .param("owners", owners.toArray(UUID[]::new))
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .query((row, _) -> new Row(
                        row.getObject("owner_id", UUID.class),
                        new BusyTime(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Row::owner, Collectors.mapping(Row::time, Collectors.toUnmodifiableList())));
    }

    private void deleteTimes(UUID owner) {
        jdbc.sql("delete from freebusy.busy_time where owner_id = :owner")
                .param("owner", owner)
                .update();
    }

    private static String[] column(List<BusyTime> times, Function<BusyTime, Instant> of) {
        return times.stream().map(of).map(Instant::toString).toArray(String[]::new);
    }
}
