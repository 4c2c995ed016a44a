package fr.conciergerie.web;

import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/**
 * A form that was sent after its session had ended: nothing of it was done, and whoever typed it finds it again, filled in,
 * once they have signed in. Until then the browser that sent it bears it, in the sign-in page; then it waits in the new
 * session, sealed with a secret that only this browser has, until it is met again.
 *
 * @param page the page that it was on; that of a form that had been refused before is the address it was sent to
 * @param action where it was sent to
 * @param fields what was typed, by field; passwords and the marks of the old session are not in it
 */
public record HeldForm(String page, String action, Map<String, String[]> fields) {

    /** Longer ones are not carried along: that nothing was saved is said all the same. */
    private static final int LONGEST = 60_000;

    private static final String WAITING = HeldForm.class.getName();
    private static final byte[] NOTHING = {};

    /** The form that a request sends, where it is one of a page of ours; files are not carried along. */
    public static Optional<HeldForm> of(HttpServletRequest request) {
        var page = Pages.back(request);
        var type = request.getContentType();
        if (page == null
                || type == null
                || !HttpMethod.POST.matches(request.getMethod())
                || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<>(request.getParameterMap());
        fields.keySet()
                .removeIf(it ->
                        it.equals("_csrf") || it.equals("once") || it.equals("current") || it.contains("password"));
        return Optional.of(new HeldForm(page, request.getRequestURI(), fields))
                .filter(it -> it.text().length() <= LONGEST);
    }

    /** As the sign-in page bears it; what does not read is nothing. */
    public static Optional<HeldForm> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return unfolded(Base64.getUrlDecoder().decode(text)).filter(it -> isOurs(it.page) && isOurs(it.action));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Page, action, then each name and its value, as a form writes them. */
    private byte[] folded() {
        var words = new ArrayList<>(List.of(page, action));
        fields.forEach((name, values) -> {
            for (var value : values) {
                words.add(name);
                words.add(value);
            }
        });
        return words.stream()
                .map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Optional<HeldForm> unfolded(byte[] folded) {
        var words = Arrays.stream(new String(folded, StandardCharsets.US_ASCII).split("&", -1))
                .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                .toList();
        if (words.size() < 2 || words.size() % 2 != 0) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String[]>();
        for (int i = 2; i < words.size(); i += 2) {
            var before = fields.getOrDefault(words.get(i), new String[0]);
            var values = Arrays.copyOf(before, before.length + 1);
            values[before.length] = words.get(i + 1);
            fields.put(words.get(i), values);
        }
        return Optional.of(new HeldForm(words.get(0), words.get(1), fields));
    }

    private static boolean isOurs(@Nullable String path) {
        return path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(it -> it > ' ' && it < 0x7f && it != '\\');
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(folded());
    }

    /**
     * Lets it wait in the session that has just begun.
     *
     * @param secret what only the browser bears that sent it
     */
    public void await(HttpServletRequest request, String secret) {
        try {
            request.getSession().setAttribute(WAITING, box(secret).encrypt(folded(), NOTHING));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one that waits in the session of a request; empty too where this browser did not send it. */
    public static Optional<HeldForm> waiting(HttpServletRequest request, Optional<String> secret) {
        var session = request.getSession(false);
        if (session == null || secret.isEmpty() || !(session.getAttribute(WAITING) instanceof byte[] sealed)) {
            return Optional.empty();
        }
        try {
            return unfolded(box(secret.get()).decrypt(sealed, NOTHING));
        } catch (GeneralSecurityException _) {
            session.removeAttribute(WAITING);
            return Optional.empty();
        }
    }

    private static AesGcmJce box(String secret) throws GeneralSecurityException {
        return new AesGcmJce(Secrets.hash(WAITING + secret));
    }

    /** One that waits in the session of a request. */
    record Waiting(HeldForm form, HttpServletRequest request) {

        /** As its page shows it: filled in, and told why. From now on it does not wait any more. */
        FilledForm take() {
            request.getSession().removeAttribute(WAITING);
            return FilledForm.of(form);
        }
    }
}
