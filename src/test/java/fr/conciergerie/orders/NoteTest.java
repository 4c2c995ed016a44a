package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;

/** What an agent may add to what they order, in words of their own. */
@SpringBootTest
@AutoConfigureMockMvc
class NoteTest {

    private final Workshop shop;

    NoteTest(@Autowired ApplicationContext context) {
        shop = Workshop.open(context, Locale.FRENCH);
    }

    @Test
    void nothingIsNotedOfWhatTouchesHealth() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ordered("osteopathie", "J’ai mal au dos"))
                .withMessage("orders.no-note-on-well-being");
    }

    @Test
    void isShortAndReadByWhoWroteIt() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ordered("talons", "x".repeat(501)))
                .withMessage("orders.note-too-long");

        var order = ordered("talons", "Talon gauche d’abord");
        var read = shop.in(() -> shop.orders().order(shop.memberAtHome(), order.id()));
        assertThat(read.lines().getFirst().note()).isEqualTo("Talon gauche d’abord");
    }

    private OrderView ordered(String service, String note) {
        var line = new PlaceOrder.Line(service, 1, note, List.of(), null);
        return shop.in(() -> shop.orders()
                .place(shop.memberAtHome(), new PlaceOrder(shop.site.toString(), null, Channel.ONLINE, List.of(line))));
    }
}
