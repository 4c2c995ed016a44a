package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.catalogue.Vat;
import fr.conciergerie.catalogue.VatBook;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.catalogue.VatSubject;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Percent;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
class LineTaxTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aLineKeepsTheTaxOfTheDayItWasOrdered() {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var before = workshop.ordered("talons");

        workshop.in(() -> {
            var standard = new VatSubject(VatRegime.NORMAL, VatCategory.STANDARD);
            var book = workshop.it(VatBook.class);
            book.change(standard, 0, Vat.of("FR-10", Percent.parse("10"), "Taux réduit"), Here.today());
            return book;
        });

        assertThat(tax(workshop, before)).isEqualTo("FR-20 2000 ");
        assertThat(tax(workshop, workshop.ordered("talons"))).isEqualTo("FR-10 1000 Taux réduit");
    }

    private String tax(Workshop workshop, OrderView order) {
        return workshop.in(() -> new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql("""
                        select vat_code || ' ' || vat_rate || ' ' || vat_mention from orders.order_line where id = :line
                        """)
                        .param("line", workshop.line(order).value())
                        .query(String.class)
                        .single()));
    }
}
