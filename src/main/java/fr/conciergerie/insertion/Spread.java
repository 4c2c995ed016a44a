package fr.conciergerie.insertion;

import fr.conciergerie.shared.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One day's hours over the markets they were worked for. Whatever the way, the parts come to the whole, to the minute.
 */
public record Spread(Method method, List<Part> parts) {

    /** By what the day is divided. */
    public enum Method {
        /** By the sessions held for each market. */
        SESSION,
        /** By shares agreed beforehand. */
        SHARE,
        /** As typed. */
        HAND
    }

    /** @param market null for hours that no market asked for */
    public record Part(@Nullable UUID market, int minutes) {}

    /** @param weight sessions held, or parts of a hundred, or any other whole numbers */
    public record Weight(@Nullable UUID market, int weight) {}

    public Spread {
        parts = parts.stream().filter(it -> it.minutes() != 0).toList();
        if (parts.isEmpty()) {
            throw new Refused("insertion.hours.nothing");
        }
        if (parts.size()
                != new HashSet<>(parts.stream()
                                .map(it -> java.util.Optional.ofNullable(it.market()))
                                .toList())
                        .size()) {
            throw new Refused("insertion.hours.market-twice");
        }
    }

    public int minutes() {
        return parts.stream().mapToInt(Part::minutes).sum();
    }

    /** As typed, when it comes to the day's hours. */
    public static Spread byHand(int minutes, List<Part> parts) {
        var spread = new Spread(Method.HAND, parts);
        if (parts.stream().anyMatch(it -> it.minutes() < 0)) {
            throw new Refused("insertion.hours.nothing");
        }
        if (spread.minutes() != minutes) {
            throw new Refused("insertion.hours.do-not-add-up");
        }
        return spread;
    }

    /** In proportion; the minutes that division leaves over go to the largest remainders, the first ones first. */
    public static Spread byWeight(Method method, int minutes, List<Weight> weights) {
        long all = weights.stream().mapToLong(Weight::weight).sum();
        if (all <= 0 || weights.stream().anyMatch(it -> it.weight() < 0)) {
            throw new Refused("insertion.hours.nothing");
        }
        var parts = new int[weights.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (int) ((long) minutes * weights.get(i).weight() / all);
        }
        int left = minutes - IntStream.of(parts).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing(
                        i -> -((long) minutes * weights.get(i).weight() % all)))
                .limit(left)
                .forEach(i -> parts[i]++);
        var spread = new ArrayList<Part>();
        for (int i = 0; i < parts.length; i++) {
            spread.add(new Part(weights.get(i).market(), parts[i]));
        }
        return new Spread(method, spread);
    }

    /** More or fewer hours, in the same proportions. */
    Spread scaledTo(int minutes) {
        return byWeight(
                method,
                minutes,
                parts.stream().map(it -> new Weight(it.market(), it.minutes())).toList());
    }

    /** What takes it back. */
    Spread reversed() {
        return new Spread(
                method,
                parts.stream().map(it -> new Part(it.market(), -it.minutes())).toList());
    }
}
