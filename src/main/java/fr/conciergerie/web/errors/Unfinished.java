package fr.conciergerie.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.multipart.MultipartException;

/** A body that does not come to its end: the sender stalls or is cut off. It is their line, and no fault of ours. */
final class Unfinished {

    private Unfinished() {}

    /** Only of what reading a request throws: that the database stalls is another matter. */
    static boolean is(Throwable thrown) {
        return switch (thrown) {
            case HttpMessageNotReadableException unreadable -> endsEarly(unreadable);
            case MultipartException upload -> endsEarly(upload);
            case InvalidParameterException form -> endsEarly(form);
            case IOException body -> endsEarly(body);
            default -> false;
        };
    }

    /** The request as its head alone tells it: whoever writes the answer asks for the language, and must not read on. */
    static HttpServletRequest withoutBody(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public @Nullable String getParameter(String name) {
                return null;
            }

            @Override
            public String @Nullable [] getParameterValues(String name) {
                return null;
            }

            @Override
            public Map<String, String[]> getParameterMap() {
                return Map.of();
            }

            @Override
            public Enumeration<String> getParameterNames() {
                return Collections.emptyEnumeration();
            }
        };
    }

    private static boolean endsEarly(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException
                    || cause instanceof EOFException
                    || cause instanceof ClientAbortException) {
                return true;
            }
        }
        return false;
    }
}
