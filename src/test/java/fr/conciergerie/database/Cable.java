package fr.conciergerie.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between the application and its database, which may fall silent: nothing is lost, refused or closed, nothing comes. */
final class Cable implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int target;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean silent;

    Cable(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void fallSilent() {
        set(true);
    }

    void carryAgain() {
        set(false);
    }

    private void set(boolean wanted) {
        lock.lock();
        try {
            silent = wanted;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var near = door.accept();
                Thread.ofVirtual().start(() -> connect(near));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void connect(Socket near) {
        try {
            awaitCarrying();
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            Thread.ofVirtual().start(() -> carry(near, far));
            carry(far, near);
        } catch (IOException e) {
            close(near);
        }
    }

    private void carry(Socket from, Socket to) {
        var buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitCarrying();
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the ends is gone, and the other goes with it.
        }
        awaitCarrying();
        close(from);
        close(to);
    }

    private void awaitCarrying() {
        lock.lock();
        try {
            while (silent) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed enough.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        carryAgain();
    }
}
