package fr.conciergerie.figures;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.figures.AnnualReport.ServiceShare;
import fr.conciergerie.figures.CountedDoings.ByChannel;
import fr.conciergerie.figures.CountedDoings.NewService;
import fr.conciergerie.figures.YearDetail.Channel;
import fr.conciergerie.figures.YearDetail.Doings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Doings of agents beside the figures, as the employer may be told of them (domain.md 3.6): of all sites together only, for what was
 * done at one would follow from the others, and in tens.
 */
final class EmployersDoings {

    private final CountedDoings counted;
    private final Secrecy secrecy;

    EmployersDoings(CountedDoings counted, Secrecy secrecy) {
        this.counted = counted;
        this.secrecy = secrecy;
    }

    /**
     * @param report what is told beside it
     * @param services all that may be named
     */
    Doings beside(AnnualReport report, List<ServiceShare> services) {
        long late = late(report);
        var median = late == 0 ? null : medianDaysLate();
        return Rounding.of(new Doings(
                channels(),
                median == null ? 0 : late,
                median,
                secrecy.rule().hides(counted.turnedDown())
                        ? 0
                        : counted.turnedDown().count(),
                newServices(services),
                false));
    }

    /** About how many orders there were is told: those that came on a way of which nothing is told are never few together. */
    private List<Channel> channels() {
        return secrecy.shown(counted.channels(), this::behind).stream()
                .map(it -> new Channel(it.channel(), it.orders().count()))
                .toList();
    }

    /**
     * Where a channel is open everybody knows: taken away from the orders of those sites it leaves what came otherwise. Where that is
     * few people's, the channel is as much of a secret.
     */
    private Tally behind(ByChannel channel) {
        var orders = channel.orders();
        return secrecy.rule().hides(channel.others()) ? new Tally(orders.count(), 1, orders.count()) : orders;
    }

    /** As many as follow from the figure that is told; 0 where it is not. */
    private static long late(AnnualReport report) {
        return report.figures().stream()
                .filter(it -> it.indicator() == Indicator.ON_TIME_SHARE && it.numerator() != null)
                .mapToLong(it -> Objects.requireNonNull(it.denominator()) - Objects.requireNonNull(it.numerator()))
                .sum();
    }

    /** In whole days, within which half of them were ready; none where the half may be one person's. */
    private @Nullable Double medianDaysLate() {
        var late = counted.late();
        var median = counted.medianDaysLate();
        return median == null || secrecy.rule().hides(late) || late.largest() * 2 >= late.count()
                ? null
                : Math.ceil(median);
    }

    /**
     * That a service was never asked for before tells of the years before: only where it was not even sold, which everybody knows.
     */
    private List<String> newServices(List<ServiceShare> services) {
        var named = services.stream().map(ServiceShare::slug).collect(toSet());
        return counted.newServices().stream()
                .filter(it -> it.newlySold() && named.contains(it.slug()))
                .map(NewService::name)
                .toList();
    }
}
