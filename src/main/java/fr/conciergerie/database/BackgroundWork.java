package fr.conciergerie.database;

/**
 * Work that follows a request and may lag behind it, such as telling people what happened. It has a few connections of its
 * own, so that it never keeps a request waiting for one, and its commits are not flushed to disk one by one: what a crash of
 * the database takes back is delivered again, for an event is only forgotten after its listener's work, in the same log.
 *
 * <p>Not for work that must not happen twice outside the database: a message is claimed durably before it is sent.
 */
public final class BackgroundWork {

    private static final ScopedValue<Boolean> RUNNING = ScopedValue.newInstance();

    private BackgroundWork() {}

    /** The same work, done on the connections that are set apart for it. */
    public static Runnable of(Runnable work) {
        return () -> ScopedValue.where(RUNNING, true).run(work);
    }

    static boolean isRunning() {
        return RUNNING.isBound();
    }
}
