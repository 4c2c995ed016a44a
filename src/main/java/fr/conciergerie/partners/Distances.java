package fr.conciergerie.partners;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far from the desks each partner works, as it is declared and from which day on: whether they are local follows from it. */
@Service
@Transactional
public class Distances {

    public static final int FARTHEST = 2000;

    /** Up to here a partner is local. */
    public static final int LOCAL = 30;

    /** A distance in kilometres and the day from which on it holds. */
    public record Declared(LocalDate from, int kilometres) {}

    private final JdbcClient jdbc;

    Distances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was declared of a partner, the latest first. */
    @Transactional(readOnly = true)
    public List<Declared> of(PartnerId partner) {
        return jdbc.sql("""
                        select valid_from, kilometres from partners.distance
                         where partner_id = :partner order by valid_from desc
                        """)
                .param("partner", partner.value())
                .query((row, _) -> new Declared(row.getObject("valid_from", LocalDate.class), row.getInt("kilometres")))
                .list();
    }

    /** For the same day once more, it puts a slip right. */
    public void declare(PartnerId partner, Declared declared) {
        if (declared.kilometres() < 0 || declared.kilometres() > FARTHEST) {
            throw new Refused("partners.distance.out-of-range", FARTHEST);
        }
        jdbc.sql("""
                        insert into partners.distance (partner_id, valid_from, kilometres) values (:partner, :from, :kilometres)
                        on conflict (operator_id, partner_id, valid_from) do update set kilometres = excluded.kilometres
                        """)
                .param("partner", partner.value())
                .param("from", declared.from())
                .param("kilometres", declared.kilometres())
                .update();
    }
}
