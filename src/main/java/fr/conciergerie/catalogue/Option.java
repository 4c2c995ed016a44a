package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Money;

/**
 * What may be chosen with a service, such as heels beside new soles or the express service.
 *
 * @param code names it within the service, for ever
 * @param supplement what it adds to the price of one, perhaps nothing
 */
public record Option(String code, String name, Money supplement) {}
