package fr.conciergerie.catalogue;

import fr.conciergerie.catalogue.ImportPlan.Difference;
import fr.conciergerie.catalogue.ImportPlan.Term;
import fr.conciergerie.catalogue.ImportPlan.Value;
import fr.conciergerie.partners.PartnerId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms in which a file differs from the catalogue, each as it is and as it would be: a slip is seen before it is done. */
class Differences {

    private final Map<PartnerId, String> partners;

    /** @param partners their names */
    Differences(Map<PartnerId, String> partners) {
        this.partners = partners;
    }

    static List<Difference> of(ServiceDetails before, ServiceDetails after) {
        return differing(
                new Difference(Term.NAME, written(before.name()), written(after.name())),
                new Difference(Term.DESCRIPTION, written(before.description()), written(after.description())),
                new Difference(Term.KEYWORDS, written(before.keywords()), written(after.keywords())),
                new Difference(
                        Term.FAMILY,
                        new Value.OneOf("catalogue.family", before.family()),
                        new Value.OneOf("catalogue.family", after.family())),
                new Difference(
                        Term.SHAPE,
                        new Value.OneOf("catalogue.shape", before.shape()),
                        new Value.OneOf("catalogue.shape", after.shape())),
                new Difference(
                        Term.VAT,
                        new Value.OneOf("catalogue.vat", before.vatCategory()),
                        new Value.OneOf("catalogue.vat", after.vatCategory())),
                new Difference(Term.PICTOGRAM, picture(before.pictogram()), picture(after.pictogram())),
                new Difference(
                        Term.OPTIONS,
                        written(OptionText.of(before.options(), " | ")),
                        written(OptionText.of(after.options(), " | "))));
    }

    /** @param before null where the service is not sold; with other terms it is sold without an end */
    List<Difference> of(@Nullable Sale before, Terms after) {
        var terms = before == null ? null : before.terms();
        return differing(
                new Difference(Term.PARTNER, terms == null ? null : partner(terms.partner()), partner(after.partner())),
                new Difference(
                        Term.LEAD_DAYS,
                        terms == null ? null : new Value.WorkingDays(terms.leadDays()),
                        new Value.WorkingDays(after.leadDays())),
                new Difference(
                        Term.FALLBACK,
                        fallback(terms, it -> partner(it.partner())),
                        fallback(after, it -> partner(it.partner()))),
                new Difference(
                        Term.FALLBACK_LEAD_DAYS,
                        fallback(terms, it -> new Value.WorkingDays(it.leadDays())),
                        fallback(after, it -> new Value.WorkingDays(it.leadDays()))),
                new Difference(
                        Term.LAST_DAY,
                        before == null || before.soldUntil() == null ? null : new Value.Day(before.soldUntil()),
                        null));
    }

    static List<Difference> of(@Nullable Price before, Price after) {
        return List.of(
                new Difference(Term.PRICE, before == null ? null : new Value.Costs(before), new Value.Costs(after)));
    }

    private static List<Difference> differing(Difference... terms) {
        return Stream.of(terms)
                .filter(it -> !Objects.equals(it.before(), it.after()))
                .toList();
    }

    private static @Nullable Value fallback(@Nullable Terms terms, Function<Terms.Fallback, Value> value) {
        var fallback = terms == null ? null : terms.fallback();
        return fallback == null ? null : value.apply(fallback);
    }

    private static @Nullable Value written(String words) {
        return words.isEmpty() ? null : new Value.Written(words);
    }

    private static @Nullable Value picture(@Nullable String icon) {
        return icon == null ? null : new Value.Picture(icon);
    }

    private Value partner(PartnerId id) {
        return new Value.Written(partners.getOrDefault(id, id.toString()));
    }
}
