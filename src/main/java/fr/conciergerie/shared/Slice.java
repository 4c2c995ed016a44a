package fr.conciergerie.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list that is read by key, from the beginning or from where a {@link Cursor} points.
 *
 * @param items what is on this piece
 * @param next the cursor that continues the list; null at its end
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * The first {@code limit} of the rows; the query asked for one more, which only tells that the list goes on.
     *
     * @param key the sort key of a row, as the query orders them
     */
    public static <T> Slice<T> of(List<T> rows, int limit, Function<? super T, Cursor> key) {
        if (rows.size() <= limit) {
            return new Slice<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Slice<>(items, key.apply(items.getLast()).toString());
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> function) {
        return new Slice<R>(items.stream().<R>map(function).toList(), next);
    }
}
