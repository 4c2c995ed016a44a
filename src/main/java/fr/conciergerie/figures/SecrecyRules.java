package fr.conciergerie.figures;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.audit.Audit;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rule of secrecy of an operator: the usual one, unless it is stricter. */
@Service
@Transactional
public class SecrecyRules {

    private final JdbcClient jdbc;
    private final Audit audit;

    SecrecyRules(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * The rule as somebody saw it.
     *
     * @param version 0 for the usual one, which nobody wrote down
     */
    public record Kept(SecrecyRule rule, int version) {}

    @Transactional(readOnly = true)
    public SecrecyRule current() {
        return kept().rule();
    }

    @Transactional(readOnly = true)
    public Kept kept() {
        return jdbc.sql("select fewest, dominant, version from reporting.secrecy_rule")
                .query((row, _) ->
                        new Kept(new SecrecyRule(row.getInt("fewest"), row.getInt("dominant")), row.getInt("version")))
                .optional()
                .orElse(new Kept(SecrecyRule.USUAL, 0));
    }

    /**
     * Holds from now on; what was published stays as it was given.
     *
     * @param seen the version that was seen
     * @throws Refused when somebody changed it meanwhile
     */
    public void change(SecrecyRule rule, int seen) {
        if (kept().rule().equals(rule)) {
            return;
        }
        int written = seen == 0
                ? jdbc.sql("""
                        insert into reporting.secrecy_rule (fewest, dominant) values (:fewest, :dominant)
                            on conflict do nothing
                        """)
                        .param("fewest", rule.fewest())
                        .param("dominant", rule.dominant())
                        .update()
                : jdbc.sql("""
                        update reporting.secrecy_rule set fewest = :fewest, dominant = :dominant, version = version + 1
                         where version = :seen
                        """)
                        .param("fewest", rule.fewest())
                        .param("dominant", rule.dominant())
                        .param("seen", seen)
                        .update();
        if (written == 0) {
            throw Refused.conflict("reporting.secrecy.meanwhile");
        }
        audit.note("reporting.secrecy", Tenant.require(), Map.of("fewest", rule.fewest(), "dominant", rule.dominant()));
    }
}
