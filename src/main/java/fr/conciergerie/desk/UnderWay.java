package fr.conciergerie.desk;

import fr.conciergerie.organisations.Site;

/**
 * The orders of a site that have not ended.
 *
 * @param late of them, how many have something that was promised for a day that is over
 */
public record UnderWay(Site site, int orders, int late) {}
