package fr.conciergerie.database;

import fr.conciergerie.shared.DayClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A test of SQL: the migrated database, a {@code JdbcClient} and transactions, and nothing else of the application. Add
 * what it tries with {@code @Import(OrderRepository.class)}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = DatabaseTest.Ground.class, webEnvironment = WebEnvironment.NONE)
public @interface DatabaseTest {

    /** What such a test stands on. */
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    class Ground {

        @Bean
        DayClock dayClock(ObjectProvider<Clock> clock, @Value(DayClock.ZONE) ZoneId zone) {
            return new DayClock(clock.getIfAvailable(Clock::systemUTC), zone);
        }
    }
}
