package fr.conciergerie.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * Under which condition a caller changes something: that it is still as they read it (RFC 9110, section 13). Tags are
 * compared strongly, so that {@code W/"3"} never stands for {@code "3"}.
 *
 * @param ifMatch the tags of which one must be the present one; null when any will do
 * @param unlessThere whether the caller said {@code If-None-Match}: only where it is not, or none of those, which nothing
 *     that is changed can be
 */
public record Precondition(@Nullable List<ETag> ifMatch, boolean unlessThere) {

    private static final Pattern BY_A_PROXY = Pattern.compile("[-;](gzip|br|zstd|deflate)$");

    static Precondition of(HttpServletRequest request) {
        var tags = request.getHeader(HttpHeaders.IF_MATCH) == null
                ? null
                : Collections.list(request.getHeaders(HttpHeaders.IF_MATCH)).stream()
                        .flatMap(line -> ETag.parse(line).stream())
                        .toList();
        return new Precondition(
                tags != null && tags.stream().anyMatch(ETag::isWildcard) ? null : tags,
                request.getHeader(HttpHeaders.IF_NONE_MATCH) != null);
    }

    /**
     * A proxy that compresses what we answer says so in its tag, and takes it back from nobody (Apache's mod_deflate, "0-gzip"). None
     * of our tags ends so.
     */
    private static ETag asWeSentIt(ETag tag) {
        return new ETag(BY_A_PROXY.matcher(tag.tag()).replaceFirst(""), tag.weak());
    }

    /** Whether there is nothing to compare. */
    public boolean isAlwaysMet() {
        return ifMatch == null && !unlessThere;
    }

    /** @param tag the strong tag of the thing as it is, without quotes */
    public boolean isMetBy(String tag) {
        return !unlessThere
                && (ifMatch == null
                        || ifMatch.stream().map(Precondition::asWeSentIt).anyMatch(new ETag(tag, false)::equals));
    }
}
