package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The member used the right to withdraw; the law asks for a durable acknowledgement of what from, and when.
 *
 * @param lines what they withdrew from; null in an event of before
 */
public record WithdrawalReceived(
        OperatorId operator,
        OrderId order,
        MemberId member,
        @Nullable List<LineId> lines,
        Instant at) implements TenantEvent {}
