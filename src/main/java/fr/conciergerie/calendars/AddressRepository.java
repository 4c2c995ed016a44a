package fr.conciergerie.calendars;

import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.LinkToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where addresses are kept, as hashes. */
@Repository
class AddressRepository {

    private final JdbcClient jdbc;

    AddressRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Under which right it was made, and whose appointments it leads to. */
    record Kept(
            AddressId id,
            UUID account,
            UUID grant,
            @Nullable PractitionerId practitioner) {}

    /** What is already kept stays as it is. */
    void insert(AddressId id, LinkToken token, Actor actor, @Nullable PractitionerId practitioner, Instant now) {
        jdbc.sql("""
                insert into calendars.address (id, hash, account_id, grant_id, practitioner_id, made_at)
                values (:id, :hash, :account, :grant, :practitioner, :now)
                on conflict (hash) do nothing
                """)
                .param("id", id.value())
                .param("hash", token.hash())
                .param("account", actor.account())
                .param("grant", actor.grant())
                .param("practitioner", practitioner == null ? null : practitioner.value())
                .param("now", Columns.utc(now))
                .update();
    }

    boolean isKept(LinkToken token) {
        return jdbc.sql("select exists (select from calendars.address where hash = :hash)")
                .param("hash", token.hash())
                .query(Boolean.class)
                .single();
    }

    List<Address> of(UUID grant) {
        return jdbc.sql("""
                        select id, practitioner_id, made_at, last_read_at from calendars.address
                         where grant_id = :grant and revoked_at is null
                         order by made_at, id
                        """)
                .param("grant", grant)
                .query((row, _) -> address(row))
                .list();
    }

    /** One of a right's own, good or not. */
    Optional<Address> find(UUID grant, AddressId id) {
        return jdbc.sql("""
                        select id, practitioner_id, made_at, last_read_at from calendars.address
                         where grant_id = :grant and id = :id
                        """)
                .param("grant", grant)
                .param("id", id.value())
                .query((row, _) -> address(row))
                .optional();
    }

    void revoke(UUID grant, AddressId id, Instant now) {
        jdbc.sql("""
                update calendars.address set revoked_at = :now
                 where grant_id = :grant and id = :id and revoked_at is null
                """)
                .param("grant", grant)
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .update();
    }

    Optional<Kept> good(LinkToken token) {
        return jdbc.sql("""
                        select id, account_id, grant_id, practitioner_id from calendars.address
                         where hash = :hash and revoked_at is null
                        """)
                .param("hash", token.hash())
                .query((row, _) -> new Kept(
                        Columns.id(row, "id", AddressId::new),
                        row.getObject("account_id", UUID.class),
                        row.getObject("grant_id", UUID.class),
                        practitioner(row)))
                .optional();
    }

    /** Unless a calendar came by since. */
    void read(AddressId id, Instant now, Instant since) {
        jdbc.sql("""
                update calendars.address set last_read_at = :now
                 where id = :id and (last_read_at is null or last_read_at < :since)
                """)
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .param("since", Columns.utc(since))
                .update();
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                Columns.id(row, "id", AddressId::new),
                practitioner(row),
                Columns.instant(row, "made_at"),
                Columns.instantOrNull(row, "last_read_at"));
    }

    private static @Nullable PractitionerId practitioner(ResultSet row) throws SQLException {
        var id = row.getObject("practitioner_id", UUID.class);
        return id == null ? null : new PractitionerId(id);
    }
}
