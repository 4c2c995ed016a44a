package fr.conciergerie.organisations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** The manager has corrected what is known of a site: its territory, its place, its name. */
public record SiteChanged(OperatorId operator, SiteId site, Instant at) implements TenantEvent {}
