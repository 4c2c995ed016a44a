package fr.conciergerie.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Stands before the application's data source and, while asked to, writes down every statement of a request with its
 * parameters and every commit. Otherwise it hands out the real connections, so that nothing is measured through it.
 */
final class Recorder {

    /** @param sql the statement, or {@link #COMMIT} */
    record Step(String sql, List<Parameter> parameters) {}

    /** One call of a setter of a prepared statement. */
    record Parameter(Method setter, Object[] arguments) {}

    static final String COMMIT = "commit";

    /** How the server names the threads that answer requests; what listens to an order works on others. */
    private static final String REQUESTS = "tomcat-handler";

    private volatile boolean recording;
    private final List<Step> steps = new ArrayList<>();

    DataSource before(DataSource real) {
        return proxy(DataSource.class, (_, method, arguments) -> {
            var result = call(real, method, arguments);
            return recording && result instanceof Connection connection ? listening(connection) : result;
        });
    }

    void start() {
        steps.clear();
        recording = true;
    }

    List<Step> stop() {
        recording = false;
        return List.copyOf(steps);
    }

    private Connection listening(Connection real) {
        return proxy(Connection.class, (_, method, arguments) -> {
            var result = call(real, method, arguments);
            if (method.getName().equals("commit")) {
                keep(new Step(COMMIT, List.of()));
            }
            return result instanceof PreparedStatement statement && arguments[0] instanceof String sql
                    ? listening(statement, sql)
                    : result;
        });
    }

    private PreparedStatement listening(PreparedStatement real, String sql) {
        var parameters = new ArrayList<Parameter>();
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            var name = method.getName();
            if (name.startsWith("set")
                    && arguments != null
                    && arguments.length >= 2
                    && arguments[0] instanceof Integer) {
                parameters.add(new Parameter(method, arguments));
            }
            if (name.equals("execute") || name.equals("executeQuery") || name.equals("executeUpdate")) {
                keep(new Step(sql, List.copyOf(parameters)));
            }
            return call(real, method, arguments);
        });
    }

    private synchronized void keep(Step step) {
        if (recording && Thread.currentThread().getName().startsWith(REQUESTS)) {
            steps.add(step);
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
