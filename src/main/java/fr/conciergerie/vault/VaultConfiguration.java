package fr.conciergerie.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the key of the vault. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class VaultConfiguration {

    static final String FILE = "vault-keyset.json";

    /** A database of the house's own says where its keyset is; the embedded one keeps it in the data folder, demonstrations too. */
    @Bean
    Vault vault(
            VaultSettings settings,
            @Value("${conciergerie.database.url:}") String url,
            @Value("${conciergerie.data:data}") Path data,
            @Value("${conciergerie.demo:false}") boolean demo,
            JdbcClient jdbc) {
        boolean embedded = url.isBlank();
        var file = file(settings, embedded || demo ? data.resolve(FILE) : null);
        var vault = new Vault(file == null ? null : new Keyset(file), jdbc);
        vault.check(embedded);
        return vault;
    }

    private static @Nullable Path file(VaultSettings settings, @Nullable Path usual) {
        var named = settings.keyset();
        return named == null || named.toString().isBlank() ? usual : named;
    }
}
