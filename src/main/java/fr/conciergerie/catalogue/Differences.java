package fr.conciergerie.catalogue;

import fr.conciergerie.catalogue.ImportPlan.Difference;
import fr.conciergerie.catalogue.ImportPlan.Value;
import fr.conciergerie.partners.PartnerId;
import java.util.Arrays;
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
        return differing(Arrays.stream(ListedTerm.values())
                .flatMap(term -> term.column().stream()
                        .map(column -> new Difference(term, column.shown(before), column.shown(after)))));
    }

    /** @param before null where the service is not sold; with other terms it is sold without an end */
    List<Difference> of(@Nullable Sale before, Terms after) {
        var terms = before == null ? null : before.terms();
        return differing(Stream.of(
                new Difference(
                        ListedTerm.PARTNER, terms == null ? null : partner(terms.partner()), partner(after.partner())),
                new Difference(
                        ListedTerm.LEAD_DAYS,
                        terms == null ? null : new Value.WorkingDays(terms.leadDays()),
                        new Value.WorkingDays(after.leadDays())),
                new Difference(
                        ListedTerm.FALLBACK,
                        fallback(terms, it -> partner(it.partner())),
                        fallback(after, it -> partner(it.partner()))),
                new Difference(
                        ListedTerm.FALLBACK_LEAD_DAYS,
                        fallback(terms, it -> new Value.WorkingDays(it.leadDays())),
                        fallback(after, it -> new Value.WorkingDays(it.leadDays()))),
                new Difference(
                        ListedTerm.LAST_DAY,
                        before == null || before.soldUntil() == null ? null : new Value.Day(before.soldUntil()),
                        null)));
    }

    static List<Difference> of(@Nullable Price before, Price after) {
        return List.of(new Difference(
                ListedTerm.PRICE, before == null ? null : new Value.Costs(before), new Value.Costs(after)));
    }

    private static List<Difference> differing(Stream<Difference> terms) {
        return terms.filter(it -> !Objects.equals(it.before(), it.after())).toList();
    }

    private static @Nullable Value fallback(@Nullable Terms terms, Function<Terms.Fallback, Value> value) {
        var fallback = terms == null ? null : terms.fallback();
        return fallback == null ? null : value.apply(fallback);
    }

    private Value partner(PartnerId id) {
        return new Value.Written(partners.getOrDefault(id, id.toString()));
    }
}
