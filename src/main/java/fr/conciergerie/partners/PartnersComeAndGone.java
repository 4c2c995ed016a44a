package fr.conciergerie.partners;

import java.time.LocalDate;
import java.util.List;

/**
 * The partners that are new in some days, and those that stopped; who comes back after a while is new again.
 *
 * @param begun by their first day
 * @param ended by their last day
 */
public record PartnersComeAndGone(List<Move> begun, List<Move> ended) {

    /**
     * A partner comes or goes.
     *
     * @param name what it was called at the end of these days
     */
    public record Move(PartnerId partner, String name, LocalDate day) {}

    public PartnersComeAndGone {
        begun = List.copyOf(begun);
        ended = List.copyOf(ended);
    }
}
