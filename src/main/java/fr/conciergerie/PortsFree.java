package fr.conciergerie;

import fr.conciergerie.database.CannotStart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Looks whether the ports are free before anything is touched, so that a start that cannot succeed changes nothing. */
class PortsFree implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (isTaken(port, environment.getProperty("server.address"))) {
            throw new CannotStart(
                    "Port %d is taken by another program; choose another one with --port N.".formatted(port));
        }
        if (environment.getProperty("conciergerie.demo", Boolean.class, false)) {
            moveManagementNextTo(port, environment);
        }
        int management = environment.getProperty("management.server.port", Integer.class, 0);
        if (isTaken(management, environment.getProperty("management.server.address"))) {
            throw new CannotStart(
                    "The management port %d is taken by another program; choose another one with CONCIERGERIE_MANAGEMENT_PORT."
                            .formatted(management));
        }
    }

    /** Developers run several copies side by side: the management port follows, or is whichever is free. */
    private static void moveManagementNextTo(int port, ConfigurableEnvironment environment) {
        if (port == 0 || environment.containsProperty("CONCIERGERIE_MANAGEMENT_PORT")) {
            return;
        }
        var next = port == 65_535 || isTaken(port + 1, address(environment)) ? 0 : port + 1;
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("demonstration-ports", Map.of("CONCIERGERIE_MANAGEMENT_PORT", next)));
    }

    private static @Nullable String address(Environment environment) {
        return environment.getProperty("management.server.address");
    }

    private static boolean isTaken(int port, @Nullable String address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
