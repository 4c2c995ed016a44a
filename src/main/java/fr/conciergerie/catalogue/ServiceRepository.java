package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.IconNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code catalogue.service} and its options. */
@Repository
class ServiceRepository {

    /** The cells of {@code catalogue.service} that say what a service is, each by its column. */
    private static final Map<String, Function<ServiceDetails, @Nullable String>> CELLS = cells();

    /** A service without the sites where it is sold. */
    record Row(
            ServiceId id,
            String slug,
            int version,
            ServiceDetails details,
            @Nullable Instant archivedAt) {}

    private record OptionRow(UUID service, Option option) {}

    private final JdbcClient jdbc;

    ServiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Row get(ServiceId id) {
        return rows(id.value()).stream().findFirst().orElseThrow(() -> new NotFound("service " + id));
    }

    /** The whole catalogue, archived services too, by slug. */
    List<Row> all() {
        return rows(null);
    }

    /** By slug, or by key. */
    Optional<ServiceId> named(String slugOrId) {
        return jdbc.sql("select id from catalogue.service where slug = :name or id::text = :name limit 1")
                .param("name", slugOrId)
                .query(UUID.class)
                .optional()
                .map(ServiceId::new);
    }

    void insert(ServiceId id, String slug, ServiceDetails details) {
        var insert = values(jdbc.sql("""
                insert into catalogue.service (id, slug, %s) values (:id, :slug, %s)
                """.formatted(columns("%s"), columns(":%s"))), details)
                .param("id", id.value())
                .param("slug", slug);
        Constraints.refusing(insert::update, "slug_is_unique", () -> Refused.conflict("catalogue.slug-taken", slug));
        insertOptions(id, details.options());
    }

    void update(ServiceId id, int version, ServiceDetails details) {
        changed(
                id,
                values(jdbc.sql("""
                update catalogue.service set %s, version = version + 1
                 where id = :id and version = :version
                """.formatted(columns("%1$s = :%1$s"))), details)
                        .param("id", id.value())
                        .param("version", version)
                        .update());
        jdbc.sql("delete from catalogue.service_option where service_id = :id")
                .param("id", id.value())
                .update();
        insertOptions(id, details.options());
    }

    void archived(ServiceId id, int version, @Nullable Instant at) {
        changed(
                id,
                jdbc.sql("""
                update catalogue.service set archived_at = :at, version = version + 1
                 where id = :id and version = :version
                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("at", at == null ? null : Columns.utc(at))
                        .update());
    }

    private void insertOptions(ServiceId id, List<Option> options) {
        for (int position = 0; position < options.size(); position++) {
            var option = options.get(position);
            jdbc.sql("""
                    insert into catalogue.service_option (service_id, code, name, supplement_cents, position)
                    values (:id, :code, :name, :supplement, :position)
                    """)
                    .param("id", id.value())
                    .param("code", option.code())
                    .param("name", option.name())
                    .param("supplement", option.supplement().cents())
                    .param("position", position)
                    .update();
        }
    }

    /** One service, or all of them. */
    private List<Row> rows(@Nullable UUID one) {
        var options = jdbc
                .sql("""
                select service_id, code, name, supplement_cents from catalogue.service_option
                 where :one::uuid is null or service_id = :one
                 order by service_id, position
                """)
                .param("one", one)
                .query((row, _) -> new OptionRow(
                        row.getObject("service_id", UUID.class),
                        new Option(
                                row.getString("code"), row.getString("name"), Columns.money(row, "supplement_cents"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OptionRow::service, Collectors.mapping(OptionRow::option, Collectors.toList())));
        return jdbc.sql("select * from catalogue.service where :one::uuid is null or id = :one order by slug")
                .param("one", one)
                .query((row, _) -> row(row, options))
                .list();
    }

    private static Row row(ResultSet row, Map<UUID, List<Option>> options) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var archivedAt = row.getObject("archived_at", OffsetDateTime.class);
        return new Row(
                new ServiceId(id),
                row.getString("slug"),
                row.getInt("version"),
                details(row, options.getOrDefault(id, List.of())),
                archivedAt == null ? null : archivedAt.toInstant());
    }

    /** What a row with the {@link #columns} says of a service, whose options stand elsewhere. */
    static ServiceDetails details(ResultSet row, List<Option> options) throws SQLException {
        return new ServiceDetails(
                row.getString("name"),
                row.getString("description"),
                row.getString("keywords"),
                Family.valueOf(row.getString("family")),
                Shape.valueOf(row.getString("shape")),
                VatCategory.valueOf(row.getString("vat_category")),
                IconNames.known(row.getString("pictogram")),
                options);
    }

    private static Map<String, Function<ServiceDetails, @Nullable String>> cells() {
        var cells = new LinkedHashMap<String, Function<ServiceDetails, @Nullable String>>();
        cells.put("name", ServiceDetails::name);
        cells.put("description", ServiceDetails::description);
        cells.put("keywords", ServiceDetails::keywords);
        cells.put("family", it -> it.family().name());
        cells.put("shape", it -> it.shape().name());
        cells.put("vat_category", it -> it.vatCategory().name());
        cells.put("pictogram", ServiceDetails::pictogram);
        return cells;
    }

    /** The columns, each written into a statement as the pattern says. */
    static String columns(String pattern) {
        return CELLS.keySet().stream().map(pattern::formatted).collect(Collectors.joining(", "));
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, ServiceDetails details) {
        CELLS.forEach((column, cell) -> statement.param(column, cell.apply(details)));
        return statement;
    }

    private static void changed(ServiceId id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("service " + id + " changed meanwhile");
        }
    }
}
