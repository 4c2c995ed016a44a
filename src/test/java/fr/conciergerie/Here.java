package fr.conciergerie;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the tests take place: it is tomorrow there one or two hours before it is on a machine that keeps UTC. */
public final class Here {

    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private Here() {}

    public static LocalDate today() {
        return today(Clock.systemUTC());
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
