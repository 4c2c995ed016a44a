package fr.conciergerie.database;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives every Spring context of the tests the {@link TestDatabase}, without a word in the test: one database for contexts in
 * demonstration mode, one for all others. Tests keep apart by working for an operator of their own; one that changes the
 * demonstration for good names a database of its own ({@code conciergerie.test-database}).
 */
class TestDatabaseContexts implements ContextCustomizerFactory {

    /** Spring keeps some thirty contexts open, each with its pools, and the server gives 300 connections in all. */
    private static final int CONNECTIONS = 6;

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return new UseTestDatabase();
    }

    /** Equal to every other, so that tests share their contexts. */
    private record UseTestDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(
                ConfigurableApplicationContext context, @Nullable MergedContextConfiguration merged) {
            var environment = context.getEnvironment();
            if (environment.containsProperty("conciergerie.database.url")
                    || environment.containsProperty("conciergerie.data")) {
                return;
            }
            var demo = environment.getProperty("conciergerie.demo", Boolean.class, false);
            var name = environment.getProperty("conciergerie.test-database");
            var owner = demo
                    ? TestDatabase.demonstration(name == null ? TestDatabase.DEMONSTRATION : name)
                    : TestDatabase.named(name == null ? "conciergerie" : name);
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "test-database",
                            Map.of(
                                    "conciergerie.database.url", owner.url(),
                                    "conciergerie.database.user", owner.user(),
                                    "conciergerie.database.password", owner.password(),
                                    "conciergerie.database.connections", CONNECTIONS,
                                    "conciergerie.vault.keyset",
                                            (demo ? TestDatabase.DEMONSTRATION_KEYSET : TestDatabase.KEYSET).toString(),
                                    "CONCIERGERIE_MANAGEMENT_PORT", "0")));
        }
    }
}
