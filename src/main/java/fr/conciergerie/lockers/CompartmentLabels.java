package fr.conciergerie.lockers;

import fr.conciergerie.shared.Refused;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is written on some doors, as somebody types it: {@code A1, A2, B7} or from one to another, {@code A1-A12}.
 *
 * @param all in that order, each once, in capitals
 */
public record CompartmentLabels(List<String> all) {

    private static final Pattern ONE = Pattern.compile("[A-Z0-9]{1,8}");
    private static final Pattern SEVERAL =
            Pattern.compile("([A-Z]{0,4})([0-9]{1,4})\\s*[-–à]\\s*([A-Z]{0,4})([0-9]{1,4})");

    public static CompartmentLabels read(String typed) {
        var labels = new LinkedHashSet<String>();
        Stream.of(typed.toUpperCase(Locale.ROOT).replace('À', 'à').split("[,;\\n]"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .flatMap(CompartmentLabels::several)
                .forEach(labels::add);
        if (labels.isEmpty()) {
            throw new Refused("lockers.needs-labels");
        }
        if (labels.size() > Banks.MOST_COMPARTMENTS) {
            throw new Refused("lockers.too-many-compartments", Banks.MOST_COMPARTMENTS);
        }
        return new CompartmentLabels(List.copyOf(labels));
    }

    private static Stream<String> several(String typed) {
        var range = SEVERAL.matcher(typed);
        if (!range.matches()) {
            if (!ONE.matcher(typed).matches()) {
                throw new Refused("lockers.label-unreadable", typed);
            }
            return Stream.of(typed);
        }
        int first = Integer.parseInt(range.group(2));
        int last = Integer.parseInt(range.group(4));
        if (last < first
                || last - first >= Banks.MOST_COMPARTMENTS
                || !range.group(3).isEmpty() && !range.group(3).equals(range.group(1))) {
            throw new Refused("lockers.label-unreadable", typed);
        }
        return IntStream.rangeClosed(first, last).mapToObj(it -> range.group(1) + it);
    }
}
