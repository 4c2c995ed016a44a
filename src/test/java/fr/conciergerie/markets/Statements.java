package fr.conciergerie.markets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database is asked, as the application says it to its log. */
final class Statements {

    private Statements() {}

    static List<String> during(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = logger.getLevel();
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(heard);
        try {
            work.run();
        } finally {
            logger.detachAppender(heard);
            logger.setLevel(before);
        }
        return heard.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(it -> it.startsWith("Executing prepared SQL statement"))
                .toList();
    }
}
