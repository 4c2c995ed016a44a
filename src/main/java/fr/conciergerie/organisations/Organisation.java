package fr.conciergerie.organisations;

import org.jspecify.annotations.Nullable;

/** A client of the operator: it subscribes to the service for its agents. */
public record Organisation(
        OrganisationId id,
        String slug,
        String name,
        OrganisationKind kind,
        @Nullable String siret,
        int version) {}
