package fr.conciergerie.figures;

import fr.conciergerie.figures.AnnualReport.AtSite;
import java.time.Instant;
import java.util.List;

/**
 * What several do together: the clients of an operator, or the operators of a network.
 *
 * @param cutOff what was known then is in it
 * @param assumed what the estimates among the figures rest on; nothing for a network, whose operators assume each their own
 * @param parties one beside the other, the busiest first
 */
public record Overview(Period period, Instant cutOff, List<Figure> figures, Assumed assumed, List<Party> parties) {

    public Overview {
        figures = List.copyOf(figures);
        parties = List.copyOf(parties);
    }

    /** Whether there is anything to tell of. */
    public boolean isEmpty() {
        return figures.stream()
                .filter(it -> it.indicator() == Indicator.SERVICES_REQUESTED
                        || it.indicator() == Indicator.SERVICES_DELIVERED)
                .noneMatch(it -> it.suppressed() || it.numerator() != null && it.numerator() > 0);
    }

    /**
     * One of them.
     *
     * @param slug as it stands in addresses
     */
    public record Party(String slug, AtSite did) {}
}
