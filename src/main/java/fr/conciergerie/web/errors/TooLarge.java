package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;
import java.io.IOException;

/** More was sent than anybody needs to send. */
final class TooLarge extends IOException {

    private final long kilobytes;

    TooLarge(long limit) {
        super("more than " + limit + " bytes");
        this.kilobytes = limit / 1024;
    }

    Problem problem() {
        return Problem.of(413, new Refused("web.problem.too-large", kilobytes));
    }
}
