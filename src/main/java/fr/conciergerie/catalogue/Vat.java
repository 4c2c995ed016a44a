package fr.conciergerie.catalogue;

/**
 * The value-added tax of a line, copied onto it when the order is placed.
 *
 * @param code names the rule, such as {@code FR-20} or {@code FR-FRANCHISE}
 * @param rateBasisPoints 2000 is 20 %
 * @param mention the words that the law wants on the invoice; empty where it wants none
 */
public record Vat(String code, int rateBasisPoints, String mention) {}
