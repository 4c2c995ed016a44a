package fr.conciergerie.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fr.conciergerie.Conciergerie;
import fr.conciergerie.facts.Facts;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * What {@code bin/bench} runs: orders through the API beside the same statements straight through JDBC, on one server, in
 * one run; then pages, growth and start-up. Absolute times say something of the machine, the ratios of us.
 */
final class Bench {

    private static final String TOKEN = "Authorization: Bearer demo-agent\r\n";
    private static final String ORDER = """
            {"site":"siege","channel":"ONLINE","lines":[\
            {"service":"cordonnerie-talons","quantity":1},{"service":"panier-de-legumes","quantity":2}]}""";

    /** Half of what the same statements do by themselves. */
    private static final double LEAST_OF_THE_DATABASE = 0.5;

    private final boolean quick;
    private final Duration measured;
    private final int port;
    private final Recorder recorder = new Recorder();
    private final Limits limits = new Limits();
    private final Path data;
    private final Bare bare = new Bare();
    private final ConfigurableApplicationContext application;
    private @Nullable HikariDataSource direct;

    private Bench(Path data, boolean quick) throws IOException {
        this.data = data;
        this.quick = quick;
        measured = Duration.ofSeconds(quick ? 8 : 20);
        port = freePort();
        var spring = new SpringApplication(Conciergerie.class);
        spring.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource pools) {
                    direct = new HikariDataSource(sixteen(pools));
                    return recorder.before(pools);
                }
                return bean;
            }
        }));
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("bare", last(bare)));
        application = spring.run(
                "--conciergerie.demo=true",
                "--conciergerie.fresh=true",
                "--conciergerie.data=" + data,
                "--server.port=" + port,
                // Without what the tests put into every application.
                "--spring.profiles.active=bench",
                // Sixteen clients who never rest call more often than anybody who means well.
                "--conciergerie.calls-a-minute=999999",
                "--logging.level.root=warn");
    }

    public static void main(String[] arguments) throws Exception {
        boolean quick = arguments.length > 1 && arguments[1].equals("--quick");
        boolean bookingsOnly = arguments.length > 1 && arguments[1].equals("--bookings");
        boolean monthOnly = arguments.length > 1 && arguments[1].equals("--month");
        boolean reportsOnly = arguments.length > 1 && arguments[1].equals("--reports");
        var startUp = quick || reportsOnly || bookingsOnly || monthOnly
                ? null
                : StartUp.measure(Path.of(arguments[0], "start-up"));
        var bench = new Bench(Path.of(arguments[0], "load"), quick);
        try {
            if (bookingsOnly) {
                bench.bookings(new FollowUps(bench.database(), bench.operator()));
            } else if (monthOnly) {
                bench.month(
                        new Practices(bench.application, bench.operator()),
                        new FollowUps(bench.database(), bench.operator()));
            } else if (reportsOnly) {
                bench.reports();
            } else {
                bench.run(startUp);
            }
        } finally {
            bench.application.close();
        }
        var missed = bench.limits.missed();
        missed.forEach(it -> System.out.println("missed: " + it));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private void run(@Nullable StartUp startUp) throws Exception {
        analyze();
        var follows = new FollowUps(database(), operator());
        heading("16 clients, pages");
        var services = page("GET services of a site (API)", "/api/v1/sites/siege/services", TOKEN, follows);
        System.out.printf(
                Locale.ROOT, "  a core of the program alone: %.0f per second%n", 1000 / services.applicationMillis());
        page(
                "GET today at the desk (API)",
                "/api/v1/desk/today?site=siege",
                "Authorization: Bearer demo-concierge\r\n",
                follows);
        besideBare("catalogue page", "/", SignedIn.as("agent", port), follows);
        besideBare("today page", "/desk", SignedIn.as("concierge", port), follows);

        var replay = recordOne();
        System.out.printf("%nOne order of 2 lines is %d statements:%n%s%n", replay.statements(), replay.described());

        Load.warmUp(Duration.ofSeconds(10), quick ? 8 : 14, this::orders, follows);
        limit(Duration.ofSeconds(5), replay, follows);
        // Turn about, so that neither has the machine's better half.
        var orders = Load.run(measured, this::orders);
        var caughtUp = follows.await();
        var limit = limit(measured, replay, follows);
        var ordersAgain = Load.run(measured, this::orders);
        follows.await();
        var limitAgain = limit(measured, replay, follows);

        heading("16 clients, durable commits");
        row("POST /api/v1/orders, 2 lines", orders);
        row("the same statements by JDBC", limit);
        row("POST /api/v1/orders, again", ordersAgain);
        row("the same statements, again", limitAgain);
        System.out.printf(
                Locale.ROOT,
                "mail and all that follows the first %d orders had been done %.1f s after the last of them%n",
                orders.nanos().length,
                caughtUp.toMillis() / 1e3);
        bookings(follows);
        if (startUp != null) {
            startUp.print();
        }
        if (!quick) {
            growth(follows);
            reports();
        }
        System.out.println();
        limits.atLeast(
                LEAST_OF_THE_DATABASE,
                "ratio orders/limit",
                (orders.perSecond() + ordersAgain.perSecond()) / (limit.perSecond() + limitAgain.perSecond()));
    }

    /** Hours are booked beside the same statements, each client with somebody of its own who receives. */
    private void bookings(FollowUps follows) throws Exception {
        var practices = new Practices(application, operator());
        // Some for the program and as many for the limit, so that neither meets what the other has booked.
        var pairs = practices.pairs(2 * Load.CLIENTS + 1);
        var first = practices.first();
        var recorded = pairs.getLast();
        var replay = recordOneBooking(recorded, first);
        System.out.printf("%nOne booking is %d statements:%n%s%n", replay.statements(), replay.described());
        var numbers = new int[Load.CLIENTS];
        var opened = new AtomicInteger();
        Callable<Load.Client> ours = () -> {
            int client = opened.getAndIncrement() % Load.CLIENTS;
            var connection = new HttpClientOnASocket(port);
            return () -> book(connection, pairs.get(client), first, numbers[client]++);
        };
        var replayed = new ArrayList<Load.Client>();
        for (var pair : pairs.subList(Load.CLIENTS, 2 * Load.CLIENTS)) {
            replayed.add(replay.client(
                    database(),
                    Map.of(
                            recorded.practitioner().toString(),
                                    pair.practitioner().toString(),
                            recorded.schedule().toString(), pair.schedule().toString(),
                            recorded.member().toString(), pair.member().toString())));
        }
        var turn = new AtomicInteger();
        Callable<Load.Client> same = () -> replayed.get(turn.getAndIncrement() % Load.CLIENTS)::once;
        Load.warmUp(Duration.ofSeconds(5), quick ? 4 : 8, ours, follows);
        Load.run(Duration.ofSeconds(5), same);
        var bookings = Load.run(measured, ours);
        follows.await();
        var limit = Load.run(measured, same);
        follows.forget();
        heading("16 clients, distinct hours");
        row("POST /api/v1/bookings", bookings);
        row("the same statements by JDBC", limit);
        limits.atLeast(LEAST_OF_THE_DATABASE, "ratio bookings/limit", bookings.perSecond() / limit.perSecond());
        for (var client : replayed) {
            client.close();
        }
        month(practices, follows);
    }

    /** Once what follows two thousand bookings is done: that is not what is measured. */
    private void month(Practices practices, FollowUps follows) throws Exception {
        var taken = practices.takeAMonth();
        follows.await();
        practices.measureAMonth(taken, limits);
    }

    private Replay recordOneBooking(Practices.Pair pair, Instant first) throws Exception {
        try (var connection = new HttpClientOnASocket(port)) {
            int number = 0;
            for (; number < 20; number++) {
                book(connection, pair, first, number);
            }
            recorder.start();
            book(connection, pair, first, number);
            var one = recorder.stop();
            recorder.start();
            book(connection, pair, first, number + 1);
            return new Replay(one, recorder.stop(), Practices.APART);
        }
    }

    private static void book(HttpClientOnASocket connection, Practices.Pair pair, Instant first, int number)
            throws IOException {
        var body = "{\"slot\":\"%s\",\"member\":\"%s\"}".formatted(Practices.slot(pair, first, number), pair.member());
        var headers = "Authorization: Bearer demo-concierge\r\nContent-Type: application/json\r\nIdempotency-Key: "
                + UUID.randomUUID() + "\r\n";
        connection.send(HttpClientOnASocket.request("POST", "/api/v1/bookings", headers, body), 201);
    }

    private Load.Result limit(Duration time, Replay replay, FollowUps follows) throws Exception {
        var result = Load.run(time, () -> replay.client(database()));
        follows.forget();
        return result;
    }

    private Load.Result page(String what, String path, String headers, FollowUps follows) throws Exception {
        var request = HttpClientOnASocket.request("GET", path, headers, "");
        Callable<Load.Client> client = () -> new Getting(new HttpClientOnASocket(port), request);
        Load.warmUp(Duration.ofSeconds(3), quick ? 8 : 14, client, follows);
        var result = Load.run(Duration.ofSeconds(8), client);
        row(what, result);
        return result;
    }

    private void besideBare(String what, String path, String headers, FollowUps follows) throws Exception {
        try (var once = new HttpClientOnASocket(port)) {
            bare.answerWith(once.send(HttpClientOnASocket.request("GET", path, headers, ""), 200));
        }
        var ours = page(what, path, headers, follows);
        var limit = page("  the same bytes, bare", path, headers + Bare.HEADER, follows);
        System.out.printf(Locale.ROOT, "  ratio: %.2f%n", ours.perSecond() / limit.perSecond());
    }

    /** Behind every filter of the application's own. */
    private static FilterRegistrationBean<Bare> last(Bare bare) {
        var registration = new FilterRegistrationBean<>(bare);
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    /** The time of an order must not grow with those that are already there. */
    private void growth(FollowUps follows) throws Exception {
        var growth = new Growth(database(), operator());
        heading("growth");
        growth.fillUpTo(10_000);
        Load.run(Duration.ofSeconds(3), this::orders);
        var few = Load.run(Duration.ofSeconds(12), this::orders);
        follows.await();
        row("POST with 10,000 orders there", few);
        growth.fillUpTo(1_000_000);
        Tenant.call(operator(), application.getBean(Facts.class)::rebuild);
        Load.run(Duration.ofSeconds(3), this::orders);
        var many = Load.run(Duration.ofSeconds(12), this::orders);
        row("POST with 1,000,000 orders there", many);
        System.out.printf(
                Locale.ROOT, "time per order, 1,000,000 against 10,000: %.2f%n", few.perSecond() / many.perSecond());
    }

    /** A report must not get slower with the orders that it tells of. */
    private void reports() throws Exception {
        var url = database().unwrap(HikariDataSource.class).getJdbcUrl();
        var password = Files.readString(data.resolve("superuser-password"));
        try (var year = new LargeYear(url, password, operator())) {
            new Reports(application.getBean(Facts.class), year, database(), operator(), port).measure();
        }
    }

    private Replay recordOne() throws Exception {
        try (var client = orders()) {
            for (int i = 0; i < 50; i++) {
                client.once();
            }
            recorder.start();
            client.once();
            var one = recorder.stop();
            recorder.start();
            client.once();
            return new Replay(one, recorder.stop());
        }
    }

    private Load.Client orders() throws IOException {
        var connection = new HttpClientOnASocket(port);
        return new Load.Client() {
            @Override
            public void once() throws IOException {
                var headers =
                        TOKEN + "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n";
                connection.send(HttpClientOnASocket.request("POST", "/api/v1/orders", headers, ORDER), 201);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private OperatorId operator() {
        return application.getBean(Organisations.class).operators().getFirst().id();
    }

    /** As a database is that has run for some minutes: it knows how much there is of what. */
    private void analyze() throws SQLException, IOException {
        var url = database().unwrap(HikariDataSource.class).getJdbcUrl();
        var password = Files.readString(data.resolve("superuser-password"));
        try (var superuser = DriverManager.getConnection(url, "postgres", password);
                var statement = superuser.createStatement()) {
            statement.execute("analyze");
        }
    }

    /** The application's own server and role, a connection for each client. */
    private DataSource database() {
        return Objects.requireNonNull(direct);
    }

    private static HikariConfig sixteen(DataSource pools) {
        var config = new HikariConfig();
        try {
            pools.unwrap(HikariDataSource.class).copyStateTo(config);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.setPoolName("bench");
        config.setMaximumPoolSize(Load.CLIENTS + 2);
        return config;
    }

    private static void heading(String title) {
        System.out.printf(
                "%n%-36s %11s %9s %9s %16s %13s%n",
                title, "per second", "p50 ms", "p99 ms", "cpu ms: program", "database");
    }

    private static void row(String what, Load.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%-36s %11.0f %9.2f %9.2f %16.2f %13.2f%n",
                what,
                result.perSecond(),
                result.percentile(0.5),
                result.percentile(0.99),
                result.applicationMillis(),
                result.databaseMillis());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private record Getting(HttpClientOnASocket connection, byte[] request) implements Load.Client {
        @Override
        public void once() throws IOException {
            connection.send(request, 200);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
