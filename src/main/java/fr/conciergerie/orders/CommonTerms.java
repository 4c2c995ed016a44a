package fr.conciergerie.orders;

import fr.conciergerie.organisations.TermsVersion;
import org.jspecify.annotations.Nullable;

/** The terms that hold where an operator has published none of its own, known by the month of their wording. */
public final class CommonTerms {

    public static final String VERSION = "2026-06";

    private CommonTerms() {}

    /** How the terms are called under which something is ordered. */
    public static String versionOf(@Nullable TermsVersion own) {
        return own == null ? VERSION : String.valueOf(own.number());
    }

    /** Where they can be read. */
    public static String pathOf(@Nullable TermsVersion own) {
        return own == null ? "/standard-terms" : own.path();
    }
}
