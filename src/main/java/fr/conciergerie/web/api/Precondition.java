package fr.conciergerie.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * Under which condition a caller changes something: that it is still as they read it (RFC 9110, section 13). The standard compares
 * strongly, so that a {@code W/"3"} stands for nothing. It does here: all tags that we give out are strong, so that a weak one with
 * our number can only be ours, weakened by a proxy that compressed the answer. Whoever brings it back would else be refused for
 * ever, however often they read anew.
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
     * A proxy that compresses what we answer says so in its tag, and takes it back from nobody: Apache's mod_deflate at its end
     * ({@code "0-gzip"}), nginx before it ({@code W/"0"}). None of our tags ends or begins so.
     */
    private static ETag asWeSentIt(ETag tag) {
        return new ETag(BY_A_PROXY.matcher(tag.tag()).replaceFirst(""), false);
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
