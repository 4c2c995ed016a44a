package fr.conciergerie.accounts.web;

import fr.conciergerie.web.Role;
import java.util.UUID;

/**
 * A room that one has a key to.
 *
 * @param operator the operator's name; empty for the administrator's room
 * @param current whether one is in it now
 */
public record RoomChoice(UUID grant, Role role, String operator, boolean current) {}
