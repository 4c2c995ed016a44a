package fr.conciergerie.web.privacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose data we hold.
 *
 * @param account with which they sign in; null for a guest of the desk
 */
public record Somebody(UUID member, @Nullable UUID account) {}
