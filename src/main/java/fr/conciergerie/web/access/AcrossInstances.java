package fr.conciergerie.web.access;

import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What several instances on one database share: a job that is due runs on one of them ({@code @Scheduled} with {@code
 * @SchedulerLock}), and a person stays signed in whichever of them answers.
 */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "PT10M")
class AcrossInstances {

    /** Locks by the database's clock: those of the instances may differ. */
    @Bean
    LockProvider lockProvider(DataSource dataSource, PlatformTransactionManager transactions) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder()
                .withJdbcTemplate(new JdbcTemplate(dataSource))
                .withTransactionManager(transactions)
                .withTableName("web.shedlock")
                .usingDbTime()
                .build());
    }

    /**
     * A page that is only read writes nothing: when a browser was last there is kept to the minute, which is all that its hours
     * of rest need. Otherwise each look would wait for the disk, and two windows of one browser for each other.
     */
    private static final String SEEN_AGAIN = """
            update %TABLE_NAME% s
               set session_id = seen.id, last_access_time = seen.at, max_inactive_interval = seen.rest,
                   expiry_time = seen.expiry, principal_name = seen.principal
              from (values (?::char(36), ?::bigint, ?::int, ?::bigint, ?::varchar, ?::char(36)))
                   as seen (id, at, rest, expiry, principal, key)
             where s.primary_id = seen.key
               and (s.last_access_time <= seen.at - 60000
                    or (s.session_id, s.max_inactive_interval, s.principal_name)
                       is distinct from (seen.id, seen.rest, seen.principal))
            """;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> looksThatWriteNothing() {
        return sessions -> sessions.setUpdateSessionQuery(SEEN_AGAIN);
    }

    /** Two requests of one browser may set the same thing at the same time: the later one counts. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsWrittenByTwoRequestsAtOnce() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
