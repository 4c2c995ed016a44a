/**
 * The plan of a round: in which order its stops are visited, when, with what on board, and what does not fit and why.
 *
 * <p>{@link fr.conciergerie.rounds.plan.PlanCost} says what an order of visits costs and is the only one to say so. {@link
 * fr.conciergerie.rounds.plan.Planner} looks for a better order, {@link fr.conciergerie.rounds.plan.Proposals} for the best
 * places of one more stop; without either, the order made by hand is a plan.
 */
@NullMarked
@NamedInterface("plan")
package fr.conciergerie.rounds.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
