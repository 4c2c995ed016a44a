package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The day promised to the member has changed; they are told.
 *
 * @param version of the new promise: with the line it names this change
 */
public record PromiseMoved(
        OperatorId operator,
        OrderId order,
        LineId line,
        MemberId member,
        int version,
        LocalDate from,
        LocalDate to,
        Reason.Cause reason,
        Instant at)
        implements TenantEvent {}
