package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price as people write it into a list: {@code à partir de 32 €}, {@code 15 € / paire}, {@code 9€90}, {@code sur devis}, or a
 * dash where there is none.
 */
final class TypedPrice {

    private static final Pattern NONE = Pattern.compile("[-–—/.]+");
    private static final Pattern ON_QUOTE = Pattern.compile("(?iu)(?:sur |selon )?devis|(?:on )?quote");
    private static final Pattern FROM =
            Pattern.compile("(?iu)(?:[àa] partir de|d[èe]s|from|min(?:imum|\\.)?) ?:? ?(?<rest>.+)");

    /** For what: a pair, a piece. An amount without taxes is another amount. */
    private static final Pattern UNIT =
            Pattern.compile("(?iu)(?<rest>.*[0-9€.,]) ?(?:ttc|(?:/|la |le |l['’]|par |per |each|pi[èe]ce)[\\p{L} .]*)");

    private TypedPrice() {}

    /**
     * @param kind as another column says it; null where none does
     * @return nothing where the cells say nothing
     */
    static Optional<Price> read(@Nullable PriceKind kind, String typed) {
        var text = Blanks.single(typed);
        if (text.isEmpty() || NONE.matcher(text).matches()) {
            return kind == null ? Optional.empty() : Optional.of(new Price(kind, null));
        }
        if (ON_QUOTE.matcher(text).matches()) {
            return Optional.of(new Price(agreed(kind, PriceKind.ON_QUOTE), null));
        }
        var from = FROM.matcher(text);
        return Optional.of(
                from.matches()
                        ? new Price(agreed(kind, PriceKind.FROM), amount(from.group("rest")))
                        : new Price(kind == null ? PriceKind.FIXED : kind, amount(text)));
    }

    private static PriceKind agreed(@Nullable PriceKind column, PriceKind words) {
        if (column != null && column != words) {
            throw new Refused("catalogue.import.two-kinds-of-price");
        }
        return words;
    }

    private static Money amount(String text) {
        var unit = UNIT.matcher(text);
        return Money.parse(unit.matches() ? unit.group("rest") : text);
    }
}
