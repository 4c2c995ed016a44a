package fr.conciergerie.database;

import fr.conciergerie.shared.DayClock;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the modules a database. There is no {@code DataSource} before it is migrated, so nothing can run too early. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseSettings.class, DatabaseSettings.Start.class, BackupSettings.class})
class DatabaseConfiguration {

    /** The one database of the embedded server. */
    static final String EMBEDDED_DATABASE = "conciergerie";

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${conciergerie.database.url:}' == ''")
    EmbeddedPostgres embeddedPostgres(DatabaseSettings.Start start) {
        var folder = DataFolder.take(start.data());
        try {
            if (start.fresh()) {
                folder.beginAgain();
            }
            if (start.demo() && folder.isNew()) {
                folder.rememberDemonstration();
            }
            return EmbeddedPostgres.start(folder);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    @Bean
    PreparedDatabase preparedDatabase(
            DatabaseSettings settings, DatabaseSettings.Start start, ObjectProvider<EmbeddedPostgres> embedded) {
        var server = embedded.getIfAvailable();
        if (server == null && start.fresh()) {
            throw new CannotStart(
                    "--fresh throws the embedded PostgreSQL's data away; empty the database of CONCIERGERIE_DATABASE_URL by hand.");
        }
        var owner = server == null ? settings.owner() : server.database(EMBEDDED_DATABASE);
        return PreparedDatabase.prepare(owner, settings.givenApplication(owner), Installation.of(start.demo()));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(PreparedDatabase database, DatabaseSettings settings, @Value(DayClock.ZONE) ZoneId zone) {
        return database.pools(settings.connections(), zone);
    }

    @Bean
    @ConditionalOnExpression("'${conciergerie.backup.folder:}' != ''")
    NightlyBackup nightlyBackup(PreparedDatabase database, BackupSettings settings, BackupRuns runs, Clock clock) {
        return new NightlyBackup(database.owner(), settings, runs, clock);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new TenantTransactionManager(dataSource);
    }
}
