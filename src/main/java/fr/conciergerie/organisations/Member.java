package fr.conciergerie.organisations;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone whom a client organisation lets use the service. No title, no gender, no grade: the service needs none.
 *
 * @param account the account they sign in with, once they have been invited
 */
public record Member(
        MemberId id,
        String name,
        @Nullable String email,
        OrganisationId organisation,
        @Nullable UUID account,
        Locale locale) {}
