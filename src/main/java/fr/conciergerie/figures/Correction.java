package fr.conciergerie.figures;

import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.FamilyShare;
import fr.conciergerie.figures.AnnualReport.Month;
import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Doings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A year that is published anew, as it may be told beside what was published before: a figure that moved by too few people is told
 * in round numbers, a cell of a table that did so is not told, for the difference would be theirs.
 */
final class Correction {

    private final List<AnnualReport> published;
    private final List<Doings> doings;
    private final SecrecyRule rule;
    private final long mostByOne;
    private final ToLongFunction<Indicator> mostByOneOf;

    /**
     * @param given what the client was given of the year, whichever number it has
     * @param mostByOne what one person ordered in the year, at most
     * @param mostByOneOf what one person did of what a figure counts, at most
     */
    Correction(List<Given> given, SecrecyRule rule, long mostByOne, ToLongFunction<Indicator> mostByOneOf) {
        this.published = given.stream().map(Given::report).toList();
        this.doings = given.stream()
                .flatMap(it -> Stream.ofNullable(it.detail()))
                .flatMap(it -> Stream.ofNullable(it.doings()))
                .toList();
        this.rule = rule;
        this.mostByOne = mostByOne;
        this.mostByOneOf = mostByOneOf;
    }

    AnnualReport of(AnnualReport now) {
        return now.showing(
                now.figures().stream().map(this::figure).toList(),
                now.months().stream().map(this::month).toList(),
                now.families().stream()
                        .filter(family -> isDisclosed(
                                family.requested(),
                                mostByOne,
                                requested(it -> it.family().equals(family.family()))))
                        .toList(),
                now.services().stream()
                        .filter(service -> isDisclosed(
                                service.requested(),
                                mostByOne,
                                of(
                                        AnnualReport::services,
                                        it -> it.slug().equals(service.slug()),
                                        AnnualReport.ServiceShare::requested)))
                        .toList(),
                now.sites().stream().map(this::site).filter(AtSite::isShown).toList());
    }

    /** A name that was not told before would be that of whoever came since; one that is told no more was told. */
    Doings of(Doings now) {
        boolean delays = doings.stream().allMatch(it -> isDisclosedBeside(now, it));
        return new Doings(
                now.channels().stream()
                        .filter(channel -> isDisclosedInTens(
                                channel.orders(),
                                doings.stream()
                                        .flatMap(it -> it.channels().stream())
                                        .filter(it -> it.channel().equals(channel.channel()))
                                        .map(Channel::orders)))
                        .toList(),
                delays ? now.late() : 0,
                delays ? now.medianDaysLate() : null,
                isDisclosedInTens(
                                now.turnedDown(),
                                doings.stream().map(Doings::turnedDown).filter(it -> it > 0))
                        ? now.turnedDown()
                        : 0,
                now.newServices().stream()
                        .filter(name ->
                                doings.stream().allMatch(it -> it.newServices().contains(name)))
                        .toList(),
                now.rounded());
    }

    /** One more can be ten more where both are told in tens. */
    private boolean isDisclosedInTens(long now, Stream<Long> before) {
        return before.allMatch(
                it -> now == it || Math.abs(now - it) >= Rounding.TEN + rule.fewest() * Math.max(1, mostByOne));
    }

    /** Another median of as many, or of nearly as many, is that of few. */
    private boolean isDisclosedBeside(Doings now, Doings before) {
        return before.medianDaysLate() == null
                || now.late() == before.late() && Objects.equals(now.medianDaysLate(), before.medianDaysLate())
                || now.late() != before.late() && isFarOrSame(now.late(), before.late(), mostByOne);
    }

    private Figure figure(Figure now) {
        if (!now.indicator().isAboutAgents() || now.precision() != Precision.EXACT) {
            return now;
        }
        long most = now.indicator().isOfPeople() ? 1 : mostByOneOf.applyAsLong(now.indicator());
        return published.stream()
                        .flatMap(it -> it.figures().stream())
                        .filter(it -> it.indicator() == now.indicator() && it.precision() == Precision.EXACT)
                        .allMatch(it -> isFarOrSame(now.numerator(), it.numerator(), most)
                                && isFarOrSame(now.denominator(), it.denominator(), most)
                                && (now.numerator() != null || Objects.equals(now.value(), it.value())))
                ? now
                : Rounding.of(now);
    }

    private Month month(Month now) {
        var month = now;
        Predicate<Month> same = it -> it.number() == now.number();
        month = isDisclosed(now.requested(), mostByOne, of(AnnualReport::months, same, Month::requested))
                ? month
                : month.withoutRequested();
        month = isDisclosed(now.delivered(), mostByOne, of(AnnualReport::months, same, Month::delivered))
                ? month
                : month.withoutDelivered();
        return isDisclosed(now.before(), mostByOne, of(AnnualReport::months, same, Month::before))
                ? month
                : month.withoutBefore();
    }

    private AtSite site(AtSite now) {
        Predicate<AtSite> same = it -> it.name().equals(now.name());
        var site = isDisclosed(now.users(), 1, of(AnnualReport::sites, same, AtSite::users)) ? now : now.withoutUsers();
        return isDisclosed(now.delivered(), mostByOne, of(AnnualReport::sites, same, AtSite::delivered))
                ? site
                : site.withoutDelivered();
    }

    private Stream<Long> requested(Predicate<FamilyShare> same) {
        return of(AnnualReport::families, same, FamilyShare::requested);
    }

    /** What was told of a cell before. */
    private <T> Stream<Long> of(
            Function<AnnualReport, List<T>> table, Predicate<T> same, Function<T, @Nullable Long> cell) {
        return published.stream()
                .map(table)
                .flatMap(List::stream)
                .filter(same)
                .map(it -> Optional.ofNullable(cell.apply(it)))
                .flatMap(Optional::stream);
    }

    private boolean isDisclosed(@Nullable Long now, long most, Stream<Long> before) {
        return now == null || before.allMatch(it -> isFarOrSame(now, it, most));
    }

    /** Whether a count did not move, or by so much that it must be many people. */
    private boolean isFarOrSame(@Nullable Long now, @Nullable Long before, long most) {
        return now == null
                || before == null
                || now.equals(before)
                || Math.abs(now - before) >= rule.fewest() * Math.max(1, most);
    }
}
