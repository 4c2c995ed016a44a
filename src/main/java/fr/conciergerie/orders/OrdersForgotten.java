package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.util.List;

/** Of some orders it is no longer known whose they were. @param twin the member whom they are counted under, who names nobody */
public record OrdersForgotten(OperatorId operator, List<OrderId> orders, MemberId twin) implements TenantEvent {}
