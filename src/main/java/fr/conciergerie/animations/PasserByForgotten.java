package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;

/** Nobody knows any more who had that place: whatever else leads to them is to go too. */
public record PasserByForgotten(OperatorId operator, RegistrationId registration) implements TenantEvent {}
