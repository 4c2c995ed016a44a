package fr.conciergerie.accounts.web;

import fr.conciergerie.accounts.Person;
import fr.conciergerie.accounts.TokenSummary;
import fr.conciergerie.web.Scope;
import java.util.List;

/**
 * What a person sees of their own account.
 *
 * @param scopes what a new token may be good for in the role they are in
 * @param secret the token just made, shown this once; empty otherwise
 */
public record AccountPage(
        Person person, List<RoomChoice> rooms, List<TokenSummary> tokens, List<Scope> scopes, String secret) {}
