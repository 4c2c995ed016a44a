package fr.conciergerie.lockers;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Banks and their compartments as rows. */
@Repository
class BankRepository {

    private static final String BANKS = """
            select b.id, b.site_id, s.name as site_name, s.zone, b.name, b.profile, b.code_length, b.forbidden_digits, b.slots,
                   b.hold_hours, b.stay_days, b.away_days, b.in_service, b.version
              from lockers.bank b
              join organisations.site_v s on s.id = b.site_id
            """;

    private final JdbcClient jdbc;

    BankRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Bank get(BankId id) {
        return jdbc.sql(BANKS + " where b.id = :id")
                .param("id", id.value())
                .query((row, _) -> bank(row))
                .optional()
                .orElseThrow(() -> new NotFound("bank " + id));
    }

    Bank of(CompartmentId compartment) {
        return jdbc.sql(BANKS + " where b.id = (select c.bank_id from lockers.compartment c where c.id = :compartment)")
                .param("compartment", compartment.value())
                .query((row, _) -> bank(row))
                .optional()
                .orElseThrow(() -> new NotFound("compartment " + compartment));
    }

    List<Bank> all() {
        return jdbc.sql(BANKS + " order by shared.unaccent_lower(s.name), b.name")
                .query((row, _) -> bank(row))
                .list();
    }

    List<Bank> at(Collection<SiteId> sites) {
        return jdbc.sql(BANKS + " where b.site_id = any(:sites) order by shared.unaccent_lower(s.name), b.name")
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .query((row, _) -> bank(row))
                .list();
    }

    void insert(BankId id, SiteId site, BankDetails it) {
        Constraints.refusing(
                () -> jdbc.sql("""
                                insert into lockers.bank (id, site_id, name, profile, code_length, forbidden_digits, slots, hold_hours, stay_days, away_days)
                                values (:id, :site, :name, :profile, :length, :forbidden, :slots, :hold, :stay, :away)
                                """)
                        .param("id", id.value())
                        .param("site", site.value())
                        .param("name", it.name())
                        .param("profile", it.profile().name())
                        .param("length", it.codeLength())
                        .param("forbidden", it.forbiddenDigits())
                        .param("slots", it.slots())
                        .param("hold", it.holdHours())
                        .param("stay", it.stayDays())
                        .param("away", it.awayDays())
                        .update(),
                "one_bank_of_a_name",
                () -> Refused.conflict("lockers.bank-exists"));
    }

    void update(BankId id, int version, BankDetails it, boolean inService) {
        Constraints.refusing(
                () -> requireOne(
                        jdbc.sql("""
                                update lockers.bank
                                   set name = :name, code_length = :length, forbidden_digits = :forbidden, slots = :slots,
                                       hold_hours = :hold, stay_days = :stay, away_days = :away, in_service = :inService, version = version + 1
                                 where id = :id and version = :version
                                """)
                                .param("name", it.name())
                                .param("length", it.codeLength())
                                .param("forbidden", it.forbiddenDigits())
                                .param("slots", it.slots())
                                .param("hold", it.holdHours())
                                .param("stay", it.stayDays())
                                .param("away", it.awayDays())
                                .param("inService", inService)
                                .param("id", id.value())
                                .param("version", version)
                                .update(),
                        "bank " + id),
                "one_bank_of_a_name",
                () -> Refused.conflict("lockers.bank-exists"));
    }

    List<Compartment> compartments(BankId bank) {
        return jdbc.sql("""
                        select id, label, size, seated, out_of_order, version from lockers.compartment
                         where bank_id = :bank order by length(label), label
                        """)
                .param("bank", bank.value())
                .query((row, _) -> compartment(row))
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from lockers.bank")
                .query(Integer.class)
                .single();
    }

    /** Who gives codes of a pad and who adds compartments to it do so one after the other. */
    void lock(BankId bank) {
        jdbc.sql("select 1 from lockers.bank where id = :id for update")
                .param("id", bank.value())
                .query((_, _) -> true)
                .optional();
    }

    int count(BankId bank) {
        return jdbc.sql("select count(*) from lockers.compartment where bank_id = :bank")
                .param("bank", bank.value())
                .query(Integer.class)
                .single();
    }

    void insert(CompartmentId id, BankId bank, String label, Size size, boolean seated) {
        Constraints.refusing(
                () -> jdbc.sql("""
                                insert into lockers.compartment (id, bank_id, label, size, seated)
                                values (:id, :bank, :label, :size, :seated)
                                """)
                        .param("id", id.value())
                        .param("bank", bank.value())
                        .param("label", label)
                        .param("size", size.name())
                        .param("seated", seated)
                        .update(),
                "one_compartment_of_a_label",
                () -> Refused.conflict("lockers.compartment-exists", label));
    }

    void update(CompartmentId id, int version, @Nullable String outOfOrder) {
        requireOne(
                jdbc.sql("""
                        update lockers.compartment set out_of_order = :why, version = version + 1
                         where id = :id and version = :version
                        """)
                        .param("why", outOfOrder)
                        .param("id", id.value())
                        .param("version", version)
                        .update(),
                "compartment " + id);
    }

    static Compartment compartment(ResultSet row) throws SQLException {
        return new Compartment(
                Columns.id(row, "id", CompartmentId::new),
                row.getString("label"),
                Size.valueOf(row.getString("size")),
                row.getBoolean("seated"),
                row.getString("out_of_order"),
                row.getInt("version"));
    }

    private static Bank bank(ResultSet row) throws SQLException {
        return new Bank(
                Columns.id(row, "id", BankId::new),
                Columns.id(row, "site_id", SiteId::new),
                row.getString("site_name"),
                ZoneId.of(row.getString("zone")),
                new BankDetails(
                        row.getString("name"),
                        LockProfile.valueOf(row.getString("profile")),
                        row.getInt("code_length"),
                        row.getString("forbidden_digits"),
                        row.getObject("slots", Integer.class),
                        row.getInt("hold_hours"),
                        row.getInt("stay_days"),
                        row.getInt("away_days")),
                row.getBoolean("in_service"),
                row.getInt("version"));
    }

    private static void requireOne(int changed, String what) {
        if (changed == 0) {
            throw new OptimisticLockingFailureException(what + " was changed meanwhile");
        }
    }
}
