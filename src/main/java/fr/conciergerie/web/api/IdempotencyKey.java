package fr.conciergerie.web.api;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller named its request, so that sending it twice does it once: the header {@code Idempotency-Key} of the API,
 * the hidden field {@code once} of a form.
 *
 * @param value null when the caller named nothing: then every request counts
 * @param account who calls; a key means nothing from somebody else
 */
public record IdempotencyKey(
        @Nullable String value, @Nullable UUID account, String method, String path) {

    public static final String HEADER = "Idempotency-Key";
    public static final String FIELD = "once";

    private static final int MAX_LENGTH = 255;

    static IdempotencyKey of(HttpServletRequest request) {
        var actor = CurrentActor.get();
        var path = request.getRequestURI();
        var value = request.getHeader(HEADER);
        if (value == null && !path.startsWith("/api/")) {
            value = request.getParameter(FIELD);
        }
        if (value != null && !isVisibleAscii(value)) {
            throw Refused.malformed("web.idempotency-key-malformed");
        }
        return actor == null
                ? new IdempotencyKey(null, null, request.getMethod(), path)
                : new IdempotencyKey(value, actor.account(), request.getMethod(), path);
    }

    private static boolean isVisibleAscii(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
