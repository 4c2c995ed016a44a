package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What is off, before it is put into words.
 *
 * @param status what HTTP calls it
 * @param reason what it is and what to do
 * @param fields what is off with single fields, by their path such as {@code lines[0].quantity}
 * @param headers what HTTP wants beside it, such as {@code Allow}
 */
record Problem(HttpStatusCode status, Refused reason, Map<String, Refused> fields, HttpHeaders headers) {

    /** The codes that {@code messages/web_*.properties} has a title and a sentence for. */
    private static final int[] TOLD = {400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 415, 422, 428, 429, 500, 503};

    Problem {
        fields = new LinkedHashMap<>(fields);
    }

    /** The general sentence for a status. */
    static Problem of(int status) {
        return of(status, new Refused("web.error." + described(status) + ".what"));
    }

    static Problem of(int status, Refused reason) {
        return new Problem(HttpStatusCode.valueOf(status), reason, Map.of(), HttpHeaders.EMPTY);
    }

    static Problem at(int status, String field, Refused reason) {
        return new Problem(
                HttpStatusCode.valueOf(status),
                new Refused("web.problem.field", field),
                Map.of(field, reason),
                HttpHeaders.EMPTY);
    }

    Problem with(Map<String, Refused> others) {
        return new Problem(status, reason, others, headers);
    }

    Problem with(HttpHeaders others) {
        return new Problem(status, reason, fields, others);
    }

    /** A stable name that programs may rely on. */
    String type() {
        return "urn:conciergerie:problem:" + reason.key();
    }

    String title(Words words) {
        return words.say("web.error." + described(status.value()));
    }

    String detail(Words words) {
        return words.say(reason);
    }

    /** The nearest code that we have words for. */
    private static int described(int status) {
        for (int code : TOLD) {
            if (code == status) {
                return code;
            }
        }
        return status < 500 ? 400 : 500;
    }

    /** As RFC 9457 writes it. */
    Map<String, @Nullable Object> body(Words words, String instance, String requestId) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", type());
        body.put("title", title(words));
        body.put("status", status.value());
        body.put("detail", detail(words));
        body.put("instance", instance);
        body.put("requestId", requestId);
        body.putAll(reason.members());
        if (!fields.isEmpty()) {
            body.put(
                    "errors",
                    fields.entrySet().stream()
                            .map(entry -> Map.of("field", entry.getKey(), "message", words.say(entry.getValue())))
                            .toList());
        }
        return body;
    }
}
