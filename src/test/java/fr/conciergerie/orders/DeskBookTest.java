package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.orders.DeskBook.Read;
import fr.conciergerie.orders.DeskBook.Unread;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeskBookTest {

    private static final String HEADINGS = "date;qui;quoi;prix;rendu le;remarque\n";

    @Test
    void daysAreReadAsTheyAreWrittenDown() {
        assertThat(read(
                        "06/01/25;A;Robe;13,00 €;13/01/25;",
                        "06/01/2025;A;Robe;14;16/01/2025;offert",
                        "6/1/25;A;Chemise ×3;10,50;9/1/25;",
                        "16/01;A;Double clé;5€50;19/01;",
                        "29/12;A;Panier légumes;17,50;1/1;",
                        "5/1;A;Talons;12;;"))
                .extracting(Read::day, Read::what, Read::quantity, Read::price, Read::returned)
                .containsExactly(
                        tuple(day(2025, 1, 6), "Robe", 1, Money.euros(13, 0), day(2025, 1, 13)),
                        tuple(day(2025, 1, 6), "Robe", 1, Money.euros(14, 0), day(2025, 1, 16)),
                        tuple(day(2025, 1, 6), "Chemise", 3, Money.euros(10, 50), day(2025, 1, 9)),
                        tuple(day(2025, 1, 16), "Double clé", 1, Money.euros(5, 50), day(2025, 1, 19)),
                        tuple(day(2024, 12, 29), "Panier légumes", 1, Money.euros(17, 50), day(2025, 1, 1)),
                        tuple(day(2025, 1, 5), "Talons", 1, Money.euros(12, 0), null));
    }

    /** From one line to the next a book goes on: after December comes January of the year after. */
    @Test
    void theYearGoesOnFromLineToLine() {
        assertThat(read("1/11/25;A;Robe;1;;", "29/12;A;Robe;2;;", "05/01;A;Robe;3;;"))
                .extracting(Read::day)
                .containsExactly(day(2025, 11, 1), day(2025, 12, 29), day(2026, 1, 5));
    }

    @Test
    void whatCannotBeReadIsToldByItsNumber() {
        assertThat(DeskBook.read(HEADINGS + "06/01;A;Robe;13;;\n"))
                .as("no line says which year")
                .singleElement()
                .isInstanceOf(Unread.class);
        assertThat(DeskBook.read(
                        HEADINGS + "hier;A;Robe;13;;\n31/02/25;A;Robe;13;;\n06/01/25;A;Robe;1 3;;\n06/01/25;A;;13;;\n"))
                .extracting(DeskBook.Line::number, it -> ((Unread) it).reason().key())
                .containsExactly(
                        tuple(2, "orders.book.no-day"),
                        tuple(3, "orders.book.no-day"),
                        tuple(4, "shared.not-an-amount"),
                        tuple(5, "orders.book.no-service"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> DeskBook.read("qui;combien\nA;1\n"))
                .withMessage("web.csv.missing-columns");
    }

    /** A line is known again by what stands there and for whom, however that is spelt; one that stands there twice is two. */
    @Test
    void aLineIsKnownAgain() {
        var lines = read(
                "06/01/25;Mme Été;Robe;13;13/01/25;",
                "06/01/2025;mme ete;Robe;13,00 €;13/1/25;",
                "06/01/25;B;Robe;13;13/01/25;",
                "06/01/25;B;Robe;14;;");

        assertThat(whose(lines)).doesNotHaveDuplicates();
        assertThat(whose(read("06/01/25;B;Robe;13;13/01/25;", "06/01/25;MME ETE;Robe;13;13/01/25;")))
                .containsExactly(whose(lines).get(2), whose(lines).get(0));
        assertThat(lines.getFirst().mark().again().whose())
                .isEqualTo(whose(lines).get(1));
    }

    /** What was taken before it was noted for whom is known as it was then. */
    @Test
    void aLineIsKnownAsBefore() {
        assertThat(read("06/01/25;A;Robe;13;13/01/25;", "06/01/25;B;Robe;13,00 €;13/1/25;"))
                .extracting(it -> it.mark().fingerprint())
                .containsExactly(
                        DeskBook.fingerprint(
                                "\u001f2025-01-06\u001fRobe\u001fMoney[cents=1300, currency=EUR]\u001f2025-01-13\u001f\u001f1"),
                        DeskBook.fingerprint(
                                "\u001f2025-01-06\u001fRobe\u001fMoney[cents=1300, currency=EUR]\u001f2025-01-13\u001f\u001f2"));
    }

    private static List<String> whose(List<Read> lines) {
        return lines.stream().map(it -> it.mark().whose()).toList();
    }

    private static List<Read> read(String... lines) {
        return DeskBook.read(HEADINGS + String.join("\n", lines)).stream()
                .map(Read.class::cast)
                .toList();
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
