package fr.conciergerie.partners;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code partners.partner}: who the partners are and on which terms they work. */
@Repository
class PartnerRepository {

    /** A partner without what other tables hold. */
    record Row(PartnerId id, String slug, int version, PartnerDetails details, WorkedTogether together) {

        boolean isActiveOn(LocalDate day) {
            return together.isOn(day);
        }
    }

    private final JdbcClient jdbc;

    PartnerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> all(Collection<PartnerId> ids) {
        return jdbc.sql("select * from partners.partner where id = any(:ids)")
                .param("ids", keys(ids))
                .query((row, _) -> row(row))
                .list();
    }

    Row get(PartnerId id) {
        return all(List.of(id)).stream().findFirst().orElseThrow(() -> new NotFound("partner " + id));
    }

    /** By slug, or by key. */
    Optional<PartnerId> named(String slugOrId) {
        return jdbc.sql("select id from partners.partner where slug = :name or id::text = :name limit 1")
                .param("name", slugOrId)
                .query(UUID.class)
                .optional()
                .map(PartnerId::new);
    }

    void insert(PartnerId id, String slug, PartnerDetails details, LocalDate firstDay) {
        refusing(() -> values(jdbc.sql("""
                insert into partners.partner (id, slug, name, legal_form, siret, email, phone, locale, address, postcode, town,
                        holiday_zone, good_friday, open_days, vat_regime, settlement, commission_basis_points, fallback_id,
                        works_from)
                values (:id, :slug, :name, :legalForm, :siret, :email, :phone, :locale, :address, :postcode, :town,
                        :holidayZone, :goodFriday, :openDays, :vatRegime, :settlement, :commission, :fallback, :firstDay)
                """), details)
                .param("id", id.value())
                .param("slug", slug)
                .param("firstDay", firstDay)
                .update());
    }

    void update(PartnerId id, int version, PartnerDetails details, LocalDate firstDay) {
        changed(
                id,
                refusing(() -> values(jdbc.sql("""
                update partners.partner
                   set name = :name, legal_form = :legalForm, siret = :siret, email = :email, phone = :phone,
                       locale = :locale, address = :address, postcode = :postcode, town = :town,
                       holiday_zone = :holidayZone, good_friday = :goodFriday, open_days = :openDays, vat_regime = :vatRegime,
                       settlement = :settlement, commission_basis_points = :commission, fallback_id = :fallback,
                       works_from = :firstDay,
                       version = version + 1
                 where id = :id and version = :version
                """), details)
                        .param("id", id.value())
                        .param("version", version)
                        .param("firstDay", firstDay)
                        .update()));
    }

    /** From when to when they work with the operator, now or the last time. */
    void work(PartnerId id, int version, WorkedTogether together) {
        changed(
                id,
                refusing(() -> jdbc.sql("""
                update partners.partner set works_from = :firstDay, works_until = :lastDay, version = version + 1
                 where id = :id and version = :version
                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("firstDay", together.firstDay())
                        .param("lastDay", together.lastDay())
                        .update()));
    }

    /** A time before, which is over for good. */
    void keep(PartnerId id, WorkedTogether earlier) {
        jdbc.sql("""
                insert into partners.earlier_period (partner_id, first_day, last_day)
                values (:id, :firstDay, :lastDay)
                """)
                .param("id", id.value())
                .param("firstDay", earlier.firstDay())
                .param("lastDay", earlier.lastDay())
                .update();
    }

    /** Those before the last, newest first. */
    List<WorkedTogether> earlier(PartnerId id) {
        return jdbc.sql("""
                select first_day, last_day from partners.earlier_period where partner_id = :id order by first_day desc
                """)
                .param("id", id.value())
                .query((row, _) -> new WorkedTogether(
                        row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)))
                .list();
    }

    /** Who began to work with the operator in these days, and who stopped, as they were called at their end. */
    PartnersComeAndGone comeAndGone(LocalDate from, LocalDate lastDay) {
        return new PartnersComeAndGone(
                moves("w.valid_from", "e.valid_until = w.valid_from - 1", from, lastDay),
                moves("w.valid_until", "e.valid_from = w.valid_until + 1", from, lastDay));
    }

    private List<PartnersComeAndGone.Move> moves(String day, String followsOn, LocalDate from, LocalDate lastDay) {
        return jdbc.sql("""
                select w.partner_id, n.name, %1$s as day
                  from partners.at_work_v w
                  join partners.partner_then_v n
                    on n.partner_id = w.partner_id and n.since <= :end::timestamptz and n.until > :end::timestamptz
                 where %1$s between :from and :lastDay
                   and not exists (select from partners.at_work_v e where e.partner_id = w.partner_id and %2$s)
                 order by day, n.name
                """.formatted(day, followsOn))
                .param("from", from)
                .param("lastDay", lastDay)
                .param("end", lastDay.plusDays(1))
                .query((row, _) -> new PartnersComeAndGone.Move(
                        Columns.id(row, "partner_id", PartnerId::new),
                        row.getString("name"),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    int essExpiringWithin(int days, LocalDate today) {
        return jdbc.sql("""
                        select count(*)
                          from partners.ess_status e
                          join partners.partner p on p.id = e.partner_id
                         where e.valid_from <= :today and e.valid_until between :today and :latest
                           and (p.works_until is null or p.works_until >= :today)
                        """)
                .param("today", today)
                .param("latest", today.plusDays(days))
                .query(Integer.class)
                .single();
    }

    EssShare essShare(LocalDate on) {
        return jdbc.sql("""
                select count(*) filter (where exists (
                           select from partners.ess_status e
                            where e.partner_id = w.partner_id
                              and e.valid_from <= :on and (e.valid_until is null or e.valid_until >= :on))) as ess,
                       count(*) as active
                  from partners.at_work_v w
                 where w.valid_from <= :on and (w.valid_until is null or w.valid_until >= :on)
                """)
                .param("on", on)
                .query((row, _) -> new EssShare(row.getInt("ess"), row.getInt("active")))
                .single();
    }

    static UUID[] keys(Collection<PartnerId> ids) {
        return ids.stream().map(PartnerId::value).toArray(UUID[]::new);
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, PartnerDetails details) {
        var siret = details.siret();
        var fallback = details.fallback();
        return statement
                .param("name", details.name())
                .param("legalForm", details.legalForm().name())
                .param("siret", siret == null ? null : siret.value())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("locale", details.locale().getLanguage())
                .param("address", details.address())
                .param("postcode", details.postcode())
                .param("town", details.town())
                .param("holidayZone", details.holidayZone())
                .param("goodFriday", details.goodFriday())
                .param("openDays", days(details))
                .param("vatRegime", details.vatRegime().name())
                .param("settlement", details.settlement().name())
                .param("commission", details.commissionBasisPoints())
                .param("fallback", fallback == null ? null : fallback.value());
    }

    private static Short[] days(PartnerDetails details) {
        return details.openDays().stream()
                .map(DayOfWeek::getValue)
                .sorted()
                .map(Integer::shortValue)
                .toArray(Short[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        var siret = row.getString("siret");
        var fallback = row.getObject("fallback_id", UUID.class);
        return new Row(
                Columns.id(row, "id", PartnerId::new),
                row.getString("slug"),
                row.getInt("version"),
                new PartnerDetails(
                        row.getString("name"),
                        LegalForm.valueOf(row.getString("legal_form")),
                        siret == null ? null : new Siret(siret),
                        row.getString("email"),
                        row.getString("phone"),
                        Locale.of(row.getString("locale")),
                        row.getString("address"),
                        row.getString("postcode"),
                        row.getString("town"),
                        row.getString("holiday_zone"),
                        row.getBoolean("good_friday"),
                        Arrays.stream((Short[]) row.getArray("open_days").getArray())
                                .map(DayOfWeek::of)
                                .collect(Collectors.toSet()),
                        VatRegime.valueOf(row.getString("vat_regime")),
                        Settlement.valueOf(row.getString("settlement")),
                        row.getInt("commission_basis_points"),
                        fallback == null ? null : new PartnerId(fallback)),
                new WorkedTogether(
                        row.getObject("works_from", LocalDate.class), row.getObject("works_until", LocalDate.class)));
    }

    private static void changed(PartnerId id, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("partner " + id + " changed meanwhile");
        }
    }

    /** Says in words what the database would not have. */
    private static int refusing(Supplier<Integer> statement) {
        return Constraints.refusing(statement, name -> switch (name) {
            case "slug_is_unique" -> Refused.conflict("partners.slug-taken");
            case "siret_is_unique" -> Refused.conflict("partners.siret-taken");
            case "fallback_is_not_circular", "does_not_fall_back_on_itself" ->
                new Refused("partners.fallback-is-circular");
            case "partner_operator_id_fallback_id_fkey" -> new Refused("partners.no-such-fallback");
            case "ends_after_it_began" -> new Refused("partners.ends-before-it-begins");
            default -> null;
        });
    }
}
