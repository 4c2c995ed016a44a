package fr.conciergerie.web.errors;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A form that is there whole before anybody reads a field of it. The server itself cuts the line, without a word, when a form
 * that it has begun to read does not come to its end; here whoever sent it can be told.
 */
final class WholeForm extends HttpServletRequestWrapper {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MOST_FIELDS = 1_000;

    private final byte[] body;
    private final Charset charset;

    /** Null until somebody asks: a form with something that cannot be read is refused there and then. */
    private @Nullable Map<String, String[]> fields;

    private WholeForm(HttpServletRequest request, byte[] body, Charset charset) {
        super(request);
        this.body = body;
        this.charset = charset;
    }

    /** Whether a request says that it is one, and how long. */
    static boolean isOne(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getMethod().equals("POST")
                && request.getContentLengthLong() > 0
                && type != null
                && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    static WholeForm read(HttpServletRequest request) throws IOException {
        int length = request.getContentLength();
        var body = request.getInputStream().readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return new WholeForm(request, body, charset(request.getCharacterEncoding()));
    }

    private static Charset charset(@Nullable String named) {
        try {
            return named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
        } catch (IllegalArgumentException _) {
            return StandardCharsets.UTF_8;
        }
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        var known = fields;
        if (known == null) {
            known = Collections.unmodifiableMap(fields());
            fields = known;
        }
        return known;
    }

    /** What the address says comes first, as everywhere. */
    private Map<String, String[]> fields() {
        var all = new LinkedHashMap<>(super.getParameterMap());
        var form = new Parameters();
        form.setLimit(MOST_FIELDS);
        form.setCharset(charset);
        form.processParameters(body, 0, body.length);
        Collections.list(form.getParameterNames())
                .forEach(name -> all.merge(
                        name,
                        form.getParameterValues(name),
                        (address, sent) ->
                                Stream.of(address, sent).flatMap(Stream::of).toArray(String[]::new)));
        return all;
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = getParameterMap().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        var values = getParameterMap().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("a form is there at once");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
}
