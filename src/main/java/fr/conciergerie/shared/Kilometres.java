package fr.conciergerie.shared;

import java.util.Optional;

/** How far something is, as people write it. */
public final class Kilometres {

    private Kilometres() {}

    /**
     * Reads what a person types: {@code 12}, {@code 4,5}, {@code 18.25 km}.
     *
     * @param most metres that make sense there
     * @return metres
     */
    public static int metres(String typed, int most) {
        return TypedDecimal.read(typed, "km")
                .map(it -> it.movePointRight(3))
                .flatMap(it -> it.signum() < 0 || it.intValue() > most || it.precision() - it.scale() > 9
                        ? Optional.<Integer>empty()
                        : Optional.of(it.intValueExact()))
                .orElseThrow(() -> new Refused("shared.not-kilometres", most / 1_000));
    }
}
