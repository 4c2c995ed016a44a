package fr.conciergerie.catalogue;

import static java.util.Objects.requireNonNullElse;

import fr.conciergerie.catalogue.ImportPlan.Value;
import fr.conciergerie.catalogue.ServiceDetails.Draft;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvRow;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the price list that says what a service is: how it is read beside what was there before, how it is written, and
 * what is told of it where it changes. {@link ListedTerm} lists them.
 */
final class ServiceColumn<T> {

    private final String name;
    private final List<String> otherNames;
    private final boolean needed;
    private final Function<ServiceDetails, T> of;
    private final BiConsumer<Draft, T> into;
    private final BiFunction<String, CatalogueReading.Ground, T> reading;
    private final BiFunction<T, Words, String> writing;
    private final Function<T, @Nullable Value> telling;

    private ServiceColumn(
            String name,
            List<String> otherNames,
            boolean needed,
            Function<ServiceDetails, T> of,
            BiConsumer<Draft, T> into,
            BiFunction<String, CatalogueReading.Ground, T> reading,
            BiFunction<T, Words, String> writing,
            Function<T, @Nullable Value> telling) {
        this.name = name;
        this.otherNames = otherNames;
        this.needed = needed;
        this.of = of;
        this.into = into;
        this.reading = reading;
        this.writing = writing;
        this.telling = telling;
    }

    static ServiceColumn<String> text(
            String name, Function<ServiceDetails, String> of, BiConsumer<Draft, String> into, String... otherNames) {
        return new ServiceColumn<>(
                name,
                List.of(otherNames),
                false,
                of,
                into,
                (typed, _) -> typed,
                (text, _) -> text,
                ServiceColumn::written);
    }

    /** One word of several, which a new service cannot do without. */
    static <E extends Enum<E>> ServiceColumn<E> word(
            String name,
            Class<E> type,
            String prefix,
            Function<ServiceDetails, E> of,
            BiConsumer<Draft, E> into,
            String... otherNames) {
        return new ServiceColumn<>(
                name,
                List.of(otherNames),
                true,
                of,
                into,
                (typed, ground) -> ground.word(type, name, typed),
                (constant, french) -> french.word(prefix, constant),
                constant -> new Value.OneOf(prefix, constant));
    }

    static ServiceColumn<String> picture(
            String name,
            Function<ServiceDetails, @Nullable String> of,
            BiConsumer<Draft, @Nullable String> into,
            String... otherNames) {
        return new ServiceColumn<>(
                name,
                List.of(otherNames),
                false,
                details -> requireNonNullElse(of.apply(details), ""),
                (draft, icon) -> into.accept(draft, icon.isEmpty() ? null : icon),
                (typed, _) -> typed,
                (icon, _) -> icon,
                icon -> icon.isEmpty() ? null : new Value.Picture(icon));
    }

    static ServiceColumn<List<Option>> options(
            String name, Function<ServiceDetails, List<Option>> of, BiConsumer<Draft, List<Option>> into) {
        return new ServiceColumn<>(
                name,
                List.of(),
                false,
                of,
                into,
                (typed, _) -> OptionText.read(typed, "\\|"),
                (options, _) -> OptionText.of(options, " | "),
                options -> written(OptionText.of(options, " | ")));
    }

    private static @Nullable Value written(String words) {
        return words.isEmpty() ? null : new Value.Written(words);
    }

    String name() {
        return name;
    }

    List<String> otherNames() {
        return otherNames;
    }

    boolean isNeeded() {
        return needed;
    }

    /**
     * What a row says is put into the draft; of what it does not say, the draft has what was there before. An empty cell of a
     * column that is there says that nothing stands there, except where something must.
     */
    void read(CsvFile file, CsvRow row, CatalogueReading.Ground ground, Draft draft) {
        var typed = row.get(name);
        if (needed ? !typed.isEmpty() : file.has(name)) {
            into.accept(draft, reading.apply(typed, ground));
        }
    }

    /** What stands in its cell. */
    String write(ServiceDetails details, Words french) {
        return writing.apply(of.apply(details), french);
    }

    /** What people are told stands there; null for nothing. */
    @Nullable
    Value shown(ServiceDetails details) {
        return telling.apply(of.apply(details));
    }
}
