package fr.conciergerie.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the key of the vault lies. It is never in the database.
 *
 * @param keyset the file; null: beside the embedded PostgreSQL, or nowhere
 * @param rotate whether this start makes a new key and seals everything anew
 * @param retire whether this start throws the keys before the newest away
 */
@ConfigurationProperties("conciergerie.vault")
record VaultSettings(
        @Nullable Path keyset,
        @DefaultValue("false") boolean rotate,
        @DefaultValue("false") boolean retire) {}
