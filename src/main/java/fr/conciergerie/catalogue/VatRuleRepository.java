package fr.conciergerie.catalogue;

import fr.conciergerie.partners.VatRegime;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.function.SingletonSupplier;

/** Reads {@code catalogue.vat_rule}, which only a migration writes: once is enough. */
@Repository
class VatRuleRepository {

    private final JdbcClient jdbc;
    private final SingletonSupplier<VatRules> rules = SingletonSupplier.of(this::read);

    VatRuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VatRules rules() {
        return rules.obtain();
    }

    private VatRules read() {
        return new VatRules(jdbc
                .sql("""
                select regime, category, valid_from, valid_until, code, rate_basis_points, mention, to_confirm
                  from catalogue.vat_rule
                """)
                .query((row, _) -> {
                    var category = row.getString("category");
                    return new VatRules.Rule(
                            VatRegime.valueOf(row.getString("regime")),
                            category == null ? null : VatCategory.valueOf(category),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_until", LocalDate.class),
                            new Vat(row.getString("code"), row.getInt("rate_basis_points"), row.getString("mention")),
                            row.getBoolean("to_confirm"));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(VatRules.Rule::validFrom).reversed())
                .toList());
    }
}
