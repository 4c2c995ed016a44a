package fr.conciergerie.notifications;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What would have been sent, for whoever tries the demonstration. It looks into every operator's messages, so outside a
 * demonstration, where everything is make-believe, it stays shut.
 */
@Component
public class Mailbox {

    private static final int SHOWN = 60;

    private final JdbcClient jdbc;
    private final OperatorDirectory operators;
    private final TransactionTemplate transaction;
    private final boolean demo;

    Mailbox(
            JdbcClient jdbc,
            OperatorDirectory operators,
            PlatformTransactionManager transactions,
            @Value("${conciergerie.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.operators = operators;
        this.transaction = new TransactionTemplate(transactions);
        this.demo = demo;
    }

    /** A message as its reader has it. */
    public record Mail(
            MessageId id, String address, String locale, String subject, String text, String html, Instant at) {}

    public boolean isOpen() {
        return demo;
    }

    /** The newest, to one address when there is a query. */
    public List<Mail> newest(String query) {
        return everywhere(() -> jdbc.sql("""
                        select id, address, locale, subject, body_text, body_html, sent_at from notifications.message
                         where status = 'SENT' and body_text is not null
                           and (:query = '' or position(shared.folded_address(:query) in shared.folded_address(address)) > 0)
                         order by id desc limit :limit
                        """)
                        .param("query", query)
                        .param("limit", SHOWN)
                        .query(Mailbox::mail)
                        .list())
                .sorted(Comparator.comparing(Mail::at).reversed())
                .limit(SHOWN)
                .toList();
    }

    public Optional<Mail> mail(MessageId id) {
        return everywhere(() -> jdbc.sql("""
                        select id, address, locale, subject, body_text, body_html, sent_at from notifications.message
                         where id = :id and status = 'SENT' and body_text is not null
                        """)
                        .param("id", id.value())
                        .query(Mailbox::mail)
                        .list())
                .findFirst();
    }

    private Stream<Mail> everywhere(Supplier<List<Mail>> query) {
        if (!demo) {
            return Stream.empty();
        }
        return operators.withPlatform().flatMap(operator -> in(operator, query).stream());
    }

    private List<Mail> in(OperatorId operator, Supplier<List<Mail>> query) {
        return Tenant.call(operator, () -> Objects.requireNonNull(transaction.execute(_ -> query.get())));
    }

    private static Mail mail(ResultSet rs, int row) throws SQLException {
        return new Mail(
                Columns.id(rs, "id", MessageId::new),
                rs.getString("address"),
                rs.getString("locale"),
                rs.getString("subject"),
                rs.getString("body_text"),
                rs.getString("body_html"),
                Columns.instant(rs, "sent_at"));
    }
}
