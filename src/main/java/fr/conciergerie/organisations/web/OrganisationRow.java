package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.OrganisationKind;

/** A client organisation in the list of them. */
public record OrganisationRow(String slug, String name, OrganisationKind kind, int members, int sites) {}
