package fr.conciergerie.web.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The proxies that are believed when they say from where somebody comes: those that are named, else this machine. A whole
 * private network is not one, for whoever sits in it could write any address, and count as somebody else.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class Proxies implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private static final String THIS_MACHINE = "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1|0:0:0:0:0:0:0:1";

    private final String named;

    Proxies(@Value("${CONCIERGERIE_PROXIES:}") String named) {
        this.named = pattern(named);
    }

    @Override
    public void customize(TomcatWebServerFactory server) {
        for (var valve : server.getEngineValves()) {
            if (valve instanceof RemoteIpValve forwarded) {
                forwarded.setInternalProxies(named);
            }
        }
    }

    /** @param addresses divided by commas; none stands for this machine */
    static String pattern(String addresses) {
        var each = Arrays.stream(addresses.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        return each.isEmpty()
                ? THIS_MACHINE
                : each.stream().map(Proxies::exactly).collect(Collectors.joining("|"));
    }

    private static String exactly(String address) {
        try {
            return Pattern.quote(InetAddress.ofLiteral(address).getHostAddress());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "CONCIERGERIE_PROXIES has something that is no address: %s".formatted(address), e);
        }
    }
}
