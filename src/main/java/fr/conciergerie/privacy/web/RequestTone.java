package fr.conciergerie.privacy.web;

import fr.conciergerie.privacy.Request;
import fr.conciergerie.web.ui.Tone;
import java.time.LocalDate;

/** How a request looks. */
public final class RequestTone {

    private RequestTone() {}

    public static Tone of(Request request) {
        return switch (request.status()) {
            case OPEN -> Tone.BUSY;
            case DONE -> Tone.GOOD;
            case WITHDRAWN, REFUSED -> Tone.CALM;
        };
    }

    /** For whoever has to answer it in time. */
    public static Tone of(Request request, LocalDate today) {
        return !request.isOpen()
                ? of(request)
                : request.isLate(today)
                        ? Tone.BAD
                        : request.dueOn().isBefore(today.plusDays(10)) ? Tone.WARN : Tone.BUSY;
    }
}
