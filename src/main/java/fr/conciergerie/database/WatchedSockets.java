package fr.conciergerie.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The sockets to a database, kept in mind so that they can all be closed when it answers no more: whoever waits at one is told
 * at once. The driver makes this factory by its name, one for each connection.
 */
public final class WatchedSockets extends SocketFactory {

    private static final Map<String, Set<Socket>> OPEN = new ConcurrentHashMap<>();

    private final Set<Socket> sockets;

    /** @param watch whose sockets these are */
    public WatchedSockets(String watch) {
        sockets = OPEN.computeIfAbsent(
                watch, _ -> Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>())));
    }

    /** Nobody waits at one any longer. */
    static void closeAll(String watch) {
        for (var socket : ofWatch(watch)) {
            try {
                socket.close();
            } catch (IOException e) {
                // Closed enough.
            }
        }
    }

    static void forget(String watch) {
        OPEN.remove(watch);
    }

    private static List<Socket> ofWatch(String watch) {
        var sockets = OPEN.getOrDefault(watch, Set.of());
        synchronized (sockets) {
            return List.copyOf(sockets);
        }
    }

    @Override
    public Socket createSocket() {
        var socket = new Socket();
        sockets.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(localHost, localPort), new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(null, new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(localAddress, localPort), new InetSocketAddress(address, port));
    }

    private Socket connected(@Nullable SocketAddress from, SocketAddress to) throws IOException {
        var socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
