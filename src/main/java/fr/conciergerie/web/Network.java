package fr.conciergerie.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** From where somebody comes: an IPv4 address, or the /64 that one subscriber has in IPv6. */
public final class Network {

    private static final int SUBSCRIBER_BYTES = 8;

    private Network() {}

    public static String of(HttpServletRequest request) {
        try {
            var address = InetAddress.ofLiteral(request.getRemoteAddr());
            return address instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(
                                    Arrays.copyOf(address.getAddress(), SUBSCRIBER_BYTES), address.getAddress().length))
                            .getHostAddress()
                    : address.getHostAddress();
        } catch (UnknownHostException | IllegalArgumentException _) {
            return request.getRemoteAddr();
        }
    }
}
