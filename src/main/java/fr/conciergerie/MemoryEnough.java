package fr.conciergerie;

import fr.conciergerie.database.CannotStart;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** Looks whether Java may use as much memory as the work takes: with less it would start, and fail under whoever comes first. */
class MemoryEnough implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final long MEGABYTE = 1 << 20;

    /** One start takes about 90; each password that is checked takes 16 for a moment, and each report some. */
    static final long LEAST_MEGABYTES = 192;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        refuseLess(Runtime.getRuntime().maxMemory());
    }

    /** @param most how many bytes Java may use; what it sets aside for its own counts for nothing */
    static void refuseLess(long most) {
        long megabytes = Math.ceilDiv(most, MEGABYTE);
        if (megabytes * 10 < LEAST_MEGABYTES * 9) {
            throw new CannotStart("Java may use %d MB of memory here; give it %d at least, such as with java -Xmx%dm."
                    .formatted(megabytes, LEAST_MEGABYTES, LEAST_MEGABYTES));
        }
    }
}
