package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Options as people write them in a field or a cell: {@code Talons = 8,00}, one after the other. */
public final class OptionText {

    private OptionText() {}

    public static String of(List<Option> options, String separator) {
        return options.stream()
                .map(it -> it.name() + " = "
                        + it.supplement().amount().toPlainString().replace('.', ','))
                .collect(Collectors.joining(separator));
    }

    /** An option without an amount adds nothing to the price. */
    public static List<Option> read(String text, String separator) {
        var options = new ArrayList<Option>();
        for (var part : text.split(separator, -1)) {
            if (!part.isBlank()) {
                int sign = part.lastIndexOf('=');
                var name = sign < 0 ? part : part.substring(0, sign);
                options.add(Option.of(name.strip(), sign < 0 ? Money.ZERO : Money.parse(part.substring(sign + 1))));
            }
        }
        return options;
    }
}
