package fr.conciergerie.organisations;

import fr.conciergerie.shared.OperatorId;

/** An insertion enterprise that runs the service: whose data is kept apart from everybody else's. */
public record Operator(OperatorId id, String slug, String name) {}
