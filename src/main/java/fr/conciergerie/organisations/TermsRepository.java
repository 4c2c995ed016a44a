package fr.conciergerie.organisations;

import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Terms of sale as rows that are only ever added to. */
@Repository
class TermsRepository {

    private final JdbcClient jdbc;

    TermsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version that has begun. */
    Optional<TermsVersion> inForce(String operator, LocalDate on) {
        return jdbc.sql("""
                        select number, first_day, published_at
                          from organisations.terms_of_sale
                         where first_day <= :on
                         order by number desc
                         limit 1
                        """)
                .param("on", on)
                .query((row, _) -> version(row, operator))
                .optional();
    }

    /** Newest first. */
    List<TermsVersion> all(String operator) {
        return jdbc.sql("select number, first_day, published_at from organisations.terms_of_sale order by number desc")
                .query((row, _) -> version(row, operator))
                .list();
    }

    Optional<TermsVersion> find(String operator, int number) {
        return jdbc.sql(
                        "select number, first_day, published_at from organisations.terms_of_sale where number = :number")
                .param("number", number)
                .query((row, _) -> version(row, operator))
                .optional();
    }

    Optional<String> text(int number) {
        return jdbc.sql("select text from organisations.terms_of_sale where number = :number")
                .param("number", number)
                .query((row, _) -> row.getString("text"))
                .optional();
    }

    /** Nothing is written when it would begin before a version that is there already. */
    boolean insert(int number, LocalDate firstDay, String text, UUID account, Instant now) {
        return jdbc.sql("""
                        insert into organisations.terms_of_sale
                               (number, first_day, text, published_at, published_by)
                        select :number, :firstDay, :text, :now, :account
                         where not exists (select from organisations.terms_of_sale where first_day > :firstDay)
                        """)
                        .param("number", number)
                        .param("firstDay", firstDay)
                        .param("text", text)
                        .param("now", Columns.utc(now))
                        .param("account", account)
                        .update()
                == 1;
    }

    private static TermsVersion version(ResultSet row, String operator) throws SQLException {
        int number = row.getInt("number");
        return new TermsVersion(
                number,
                row.getObject("first_day", LocalDate.class),
                Columns.instant(row, "published_at"),
                "/terms/" + operator + "/" + number);
    }
}
