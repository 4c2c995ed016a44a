package fr.conciergerie.web.privacy;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.LocalDate;
import java.util.UUID;

/** Somebody has not come by for long: unless they do, they are erased on that day. */
public record FarewellDue(OperatorId operator, UUID member, LocalDate erasesOn) implements TenantEvent {}
