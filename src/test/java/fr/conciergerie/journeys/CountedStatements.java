package fr.conciergerie.journeys;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what each request asks of the database, where it asks: at the connection. */
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {

    private static final String WHOSE = "select set_config('app.operator', ?, true)";

    private static final ThreadLocal<@Nullable Counted> CURRENT = new ThreadLocal<>();

    private final Queue<Counted> requests = new ConcurrentLinkedQueue<>();

    private volatile @Nullable Counted lastChange;

    /** What one request asked; the transactions are those that said whose rows they want. */
    static final class Counted {

        private final String path;
        private final List<String> statements = new ArrayList<>();
        private int transactions;
        private int rows;
        private long nanos;

        private Counted(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }

        List<String> statements() {
            return statements;
        }

        int transactions() {
            return transactions;
        }

        int rows() {
            return rows;
        }

        Duration inTheDatabase() {
            return Duration.ofNanos(nanos);
        }

        private void add(String sql, long took) {
            if (sql.equals(WHOSE)) {
                transactions++;
            } else {
                statements.add(sql);
            }
            nanos += took;
        }
    }

    /** What the last form asked that was sent. */
    Counted lastChange() {
        return Objects.requireNonNull(lastChange);
    }

    List<Counted> requests() {
        return List.copyOf(requests);
    }

    @Bean
    FilterRegistrationBean<Filter> countOneRequest() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            var asked = (HttpServletRequest) request;
            var query = asked.getQueryString();
            var counted = new Counted(asked.getRequestURI() + (query == null ? "" : "?" + query));
            CURRENT.set(counted);
            try {
                chain.doFilter(request, response);
            } finally {
                CURRENT.remove();
                if (asked.getMethod().equals("GET")) {
                    requests.add(counted);
                } else {
                    lastChange = counted;
                }
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    static BeanPostProcessor countAtTheConnection() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? new Counting(database) : bean;
            }
        };
    }

    private static final class Counting extends DelegatingDataSource {

        private Counting(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(super.getConnection());
        }
    }

    private static Connection counting(Connection connection) {
        return proxy(
                Connection.class,
                connection,
                (method, arguments, answer) ->
                        answer instanceof PreparedStatement statement && method.equals("prepareStatement")
                                ? counting(PreparedStatement.class, statement, (String) arguments[0])
                                : answer instanceof Statement statement && method.equals("createStatement")
                                        ? counting(Statement.class, statement, "")
                                        : answer);
    }

    private static <T> T counting(Class<T> type, T statement, String prepared) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    var begun = System.nanoTime();
                    try {
                        var answer = method.invoke(statement, arguments);
                        return answer instanceof ResultSet rows ? countingRows(rows) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        var counted = CURRENT.get();
                        if (counted != null && method.getName().startsWith("execute")) {
                            counted.add(
                                    arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared,
                                    System.nanoTime() - begun);
                        }
                    }
                }));
    }

    private static ResultSet countingRows(ResultSet rows) {
        return proxy(ResultSet.class, rows, (method, _, answer) -> {
            var counted = CURRENT.get();
            if (counted != null && method.equals("next") && Boolean.TRUE.equals(answer)) {
                counted.rows++;
            }
            return answer;
        });
    }

    private interface Answers {
        @Nullable
        Object of(String method, Object[] arguments, @Nullable Object answer);
    }

    private static <T> T proxy(Class<T> type, T target, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return answers.of(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
