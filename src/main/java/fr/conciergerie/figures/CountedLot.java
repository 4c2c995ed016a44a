package fr.conciergerie.figures;

import fr.conciergerie.figures.YearDetail.Collected;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one lot of a collection held by one measure, for the operator alone.
 *
 * @param receipt the number under which the association acknowledged it
 * @param amounts from the deposits to the receipt
 */
public record CountedLot(UUID lot, LocalDate receivedOn, String receipt, Collected amounts) {}
