package fr.conciergerie.figures;

import fr.conciergerie.organisations.SiteId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cells that follow from a figure once it is told, each with who is behind it.
 *
 * @param always what it tells the size of, be it more or less
 * @param part of a share, what is counted; null for other figures
 * @param rest of a share, what is not counted; null for other figures
 */
record Behind(
        List<Tally> always, @Nullable Tally part, @Nullable Tally rest) {

    static final Behind NOBODY = new Behind(List.of(), null, null);

    Behind {
        always = List.copyOf(always);
    }

    /**
     * @param all the figures beside it
     * @param site null for all
     */
    static Behind of(Figure figure, Map<Indicator, Figure> all, Tallies tallies, @Nullable SiteId site) {
        if (figure.numerator() == null) {
            return NOBODY;
        }
        return figure.indicator().behind().of(new PeopleBehind.Beside(figure, all, tallies, site));
    }

    static Behind count(Tally... tallies) {
        return new Behind(List.of(tallies), null, null);
    }

    static Behind share(Tally part, Tally rest, Tally... others) {
        return new Behind(List.of(others), part, rest);
    }

    List<Tally> cells() {
        return part == null || rest == null
                ? always
                : Stream.concat(Stream.of(part, rest), always.stream()).toList();
    }

    /** One of its cells; nothing where it has none. */
    Tally cell(int index) {
        return index < cells().size() ? cells().get(index) : Tally.NONE;
    }

    /** What follows from the figure of several together, of whom nobody is at two. */
    Behind and(Behind other) {
        if (other.cells().isEmpty()) {
            return this;
        }
        if (cells().isEmpty()) {
            return other;
        }
        return new Behind(
                IntStream.range(0, always.size())
                        .mapToObj(it -> always.get(it).with(other.always.get(it)))
                        .toList(),
                part == null || other.part == null ? null : part.with(other.part),
                rest == null || other.rest == null ? null : rest.with(other.rest));
    }
}
