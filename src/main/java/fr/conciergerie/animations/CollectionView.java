package fr.conciergerie.animations;

import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A collection as those see it who serve it.
 *
 * @param associationPhone null where it is not known
 * @param container null where nobody has said how much it takes
 * @param goods what is taken and what is not, in their order
 */
public record CollectionView(
        CollectionId id,
        String title,
        @Nullable AnimationId animation,
        String associationName,
        @Nullable String associationPhone,
        SiteId site,
        String siteName,
        @Nullable String place,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean closed,
        @Nullable Container container,
        List<Good> goods,
        int version) {

    CollectionView with(List<Good> some) {
        return new CollectionView(
                id,
                title,
                animation,
                associationName,
                associationPhone,
                site,
                siteName,
                place,
                firstDay,
                lastDay,
                closed,
                container,
                some,
                version);
    }

    public List<Good> taken() {
        return goods.stream().filter(Good::taken).toList();
    }

    public List<Good> refused() {
        return goods.stream().filter(it -> !it.taken()).toList();
    }

    public boolean takesOn(LocalDate day) {
        return !closed && !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
