package fr.conciergerie.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives. With a {@code url}, on the house's own PostgreSQL; without, on the embedded one below the data
 * folder.
 *
 * @param url {@code jdbc:postgresql://host/database}
 * @param user the role that owns the database and runs the migrations
 * @param appUser the application's own role, only where {@code user} may not create roles
 * @param connections how many connections the application keeps
 */
@ConfigurationProperties("conciergerie.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String appUser,
        @Nullable String appPassword,
        @DefaultValue("12") int connections) {

    boolean isEmbedded() {
        return blank(url);
    }

    Access owner() {
        String address = url;
        if (address == null || !address.startsWith("jdbc:postgresql:")) {
            throw new CannotStart("CONCIERGERIE_DATABASE_URL must look like jdbc:postgresql://host:5432/database.");
        }
        return new Access(address, required(user, "USER"), required(password, "PASSWORD"));
    }

    /** The application's role as given by hand, or null when the owner is to make it. */
    @Nullable
    Access givenApplication(Access owner) {
        if (appUser == null || appUser.isBlank()) {
            return null;
        }
        return new Access(owner.url(), appUser, required(appPassword, "APP_PASSWORD"));
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new CannotStart(
                    "CONCIERGERIE_DATABASE_URL is set, so CONCIERGERIE_DATABASE_%s must be too.".formatted(name));
        }
        return value;
    }

    private static boolean blank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /**
     * How this start treats its data.
     *
     * @param data the folder of the embedded PostgreSQL
     * @param demo whether this is a demonstration, with its well-known accounts
     * @param fresh whether a demonstration begins again from nothing
     */
    @ConfigurationProperties("conciergerie")
    record Start(
            @DefaultValue("data") Path data,
            @DefaultValue("false") boolean demo,
            @DefaultValue("false") boolean fresh) {}
}
