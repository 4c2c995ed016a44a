package fr.conciergerie.web.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** What is let in: bodies of a size that people send. Files have limits of their own, told at their fields. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Intake extends OncePerRequestFilter {

    static final long LIMIT = 256 * 1024;

    private final HandlerExceptionResolver errors;

    Intake(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUpload(request)) {
            takeFiles(request, response, chain);
        } else if (request.getContentLengthLong() > LIMIT) {
            errors.resolveException(request, response, null, new TooLarge(LIMIT));
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            take(new Measured(request), response, chain);
        } else {
            take(request, response, chain);
        }
    }

    private void takeFiles(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > Upload.LARGEST_BODY) {
            errors.resolveException(request, response, null, new TooLarge(Upload.LARGEST));
        } else if (Upload.is(request)) {
            try (var upload = new Upload(request)) {
                take(upload, response, chain);
            }
        } else {
            take(request, response, chain);
        }
    }

    /** A body that cannot be read to its end is met by the first filter that reads it, where nobody else would answer. */
    private void take(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | RuntimeException broken) {
            if (response.isCommitted() || !isOfTheBody(broken)) {
                throw broken;
            }
            errors.resolveException(request, response, null, broken);
        }
    }

    private static boolean isOfTheBody(Exception broken) {
        return broken instanceof InvalidParameterException || Unfinished.is(broken);
    }

    private static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** A request that did not say how long it is: counted while it is read. */
    private static final class Measured extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream counted;

        Measured(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counted == null) {
                counted = new Counted(super.getInputStream());
            }
            return counted;
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long count;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws TooLarge {
            count += read;
            if (count > LIMIT) {
                throw new TooLarge(LIMIT);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
