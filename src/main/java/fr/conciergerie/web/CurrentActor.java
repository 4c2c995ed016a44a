package fr.conciergerie.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is behind the request of this thread, for the frame itself; controllers take an {@link Actor} as a parameter. */
public final class CurrentActor {

    private CurrentActor() {}

    /** Null while nobody has signed in. */
    public static @Nullable Actor get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
