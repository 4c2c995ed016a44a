package fr.conciergerie.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.webjars.WebJarVersionLocator;

/** Which pictures there are to draw: our own, and those of Bootstrap Icons. */
public final class IconNames {

    private static final int LONGEST = 60;

    private static final String FOLDER = folder();

    private static final Map<String, Boolean> ASKED = new ConcurrentHashMap<>();

    private IconNames() {}

    /** Whether somebody's word is the name of a picture. */
    public static boolean exists(String name) {
        var asked = ASKED.get(name);
        return asked != null
                ? asked
                : name.length() <= LONGEST
                        && name.matches("[a-z0-9]+(-[a-z0-9]+)*")
                        && ASKED.computeIfAbsent(name, it -> file(it).exists());
    }

    /** The name, where there is such a picture; null otherwise, so that what was let in once breaks no page. */
    public static @Nullable String known(@Nullable String name) {
        return name != null && exists(name) ? name : null;
    }

    static ClassPathResource file(String name) {
        var own = new ClassPathResource("pictograms/" + name + ".svg");
        return own.exists() ? own : new ClassPathResource(FOLDER + name + ".svg");
    }

    private static String folder() {
        var path = new WebJarVersionLocator().fullPath("bootstrap-icons", "icons/");
        return path == null ? "" : path;
    }
}
