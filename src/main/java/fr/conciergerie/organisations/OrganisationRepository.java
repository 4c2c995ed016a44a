package fr.conciergerie.organisations;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Operators and their client organisations as rows. */
@Repository
class OrganisationRepository {

    private final JdbcClient jdbc;

    OrganisationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertOperator(Operator operator, Instant now) {
        jdbc.sql("select organisations.add_operator(:id, :slug, :name, :now)")
                .param("id", operator.id().value())
                .param("slug", operator.slug())
                .param("name", operator.name())
                .param("now", Columns.utc(now))
                .query((row, _) -> 0)
                .single();
    }

    List<Operator> operators() {
        return jdbc.sql("select id, slug, name from organisations.operators()")
                .query((row, _) -> new Operator(
                        Columns.id(row, "id", OperatorId::new), row.getString("slug"), row.getString("name")))
                .list();
    }

    List<Organisation> all() {
        return jdbc.sql("select id, slug, name, kind, siret, version from organisations.organisation order by name, id")
                .query(OrganisationRepository::organisation)
                .list();
    }

    /** By name, without case or accents. */
    Slice<Organisation> page(String query, @Nullable String cursor, int limit) {
        var from = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        select id, slug, name, kind, siret, version, shared.unaccent_lower(name) as sort_key
                          from organisations.organisation
                         where strpos(shared.unaccent_lower(name), shared.unaccent_lower(:query)) > 0
                           and (shared.unaccent_lower(name), id) > (:fromKey, :fromId)
                         order by sort_key, id
                         limit :limit
                        """)
                .param("query", query.strip())
                .param("fromKey", from == null ? "" : from.text(0))
                .param("fromId", from == null ? new UUID(0, 0) : from.uuid(1))
                .param("limit", limit + 1)
                .query((row, number) -> new Found(organisation(row, number), row.getString("sort_key")))
                .list();
        return Slice.of(
                        rows,
                        limit,
                        it -> Cursor.of(it.sortKey(), it.organisation().id()))
                .map(Found::organisation);
    }

    private record Found(Organisation organisation, String sortKey) {}

    Organisation get(OrganisationId id) {
        return jdbc.sql("select id, slug, name, kind, siret, version from organisations.organisation where id = :id")
                .param("id", id.value())
                .query(OrganisationRepository::organisation)
                .optional()
                .orElseThrow(() -> new NotFound("organisation " + id));
    }

    Optional<OrganisationId> find(String slugOrId) {
        return jdbc.sql("select id from organisations.organisation where slug = :it or id::text = lower(:it)")
                .param("it", slugOrId)
                .query((row, _) -> new OrganisationId(row.getObject(1, UUID.class)))
                .optional();
    }

    void insert(OrganisationId id, OrganisationDetails details) {
        jdbc.sql("""
                insert into organisations.organisation (id, slug, name, kind, siret)
                values (:id, :slug, :name, :kind, :siret)
                """)
                .param("id", id.value())
                .param("slug", details.slug())
                .param("name", details.name())
                .param("kind", details.kind().name())
                .param("siret", details.siret())
                .update();
    }

    void update(OrganisationId id, OrganisationDetails details, int version) {
        int updated = jdbc.sql("""
                        update organisations.organisation
                           set slug = :slug, name = :name, kind = :kind, siret = :siret, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("slug", details.slug())
                .param("name", details.name())
                .param("kind", details.kind().name())
                .param("siret", details.siret())
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("organisation " + id + " changed meanwhile");
        }
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                Columns.id(row, "id", OrganisationId::new),
                row.getString("slug"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("siret"),
                row.getInt("version"));
    }
}
