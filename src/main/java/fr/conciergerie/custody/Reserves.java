package fr.conciergerie.custody;

import fr.conciergerie.shared.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reserves made on a piece when it was handed in.
 *
 * @param note what {@link Reserve#OTHER} stands for
 */
public record Reserves(Set<Reserve> kinds, @Nullable String note) {

    public static final int MAX_NOTE = 200;
    public static final Reserves NONE = new Reserves(Set.of(), null);

    public Reserves {
        var sorted = EnumSet.noneOf(Reserve.class);
        sorted.addAll(kinds);
        note = note == null || note.isBlank() ? null : note.strip();
        if (note != null) {
            sorted.add(Reserve.OTHER);
        }
        if (note != null && note.length() > MAX_NOTE) {
            throw new Refused("custody.reserve-too-long", MAX_NOTE);
        }
        kinds = Collections.unmodifiableSet(sorted);
    }

    /** Reads reserves as they are sent: names of {@link Reserve}, and at most one remark in words. */
    public static Reserves read(Collection<String> words) {
        var kinds = EnumSet.noneOf(Reserve.class);
        var notes = new ArrayList<String>();
        for (var word : words) {
            Stream.of(Reserve.values())
                    .filter(it -> it.name().equals(word))
                    .findAny()
                    .ifPresentOrElse(kinds::add, () -> notes.add(word));
        }
        if (notes.size() > 1) {
            throw new Refused("custody.one-remark-only");
        }
        return new Reserves(kinds, notes.isEmpty() ? null : notes.getFirst());
    }

    /** The same words back: the names, then the remark. */
    public List<String> words() {
        return Stream.concat(
                        kinds.stream()
                                .filter(it -> it != Reserve.OTHER || note == null)
                                .map(Reserve::name),
                        Stream.ofNullable(note))
                .toList();
    }

    public boolean isEmpty() {
        return kinds.isEmpty();
    }
}
