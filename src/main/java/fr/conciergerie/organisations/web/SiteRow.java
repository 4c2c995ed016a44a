package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.LabelColour;

/** A site in the list of them: where it is, who shares it today and how many concierges serve there. */
public record SiteRow(
        String slug, String name, String city, LabelColour colour, String organisations, int concierges) {}
