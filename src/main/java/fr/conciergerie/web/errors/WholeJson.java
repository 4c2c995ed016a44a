package fr.conciergerie.web.errors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the API are written whole and say how long they are: they leave in one piece, and whoever reads knows when they
 * have all of it. None is longer than a page of a list.
 */
final class WholeJson extends JacksonJsonHttpMessageConverter {

    private static final int USUAL = 4_096;

    WholeJson(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    protected void writeInternal(
            Object answer, ResolvableType type, HttpOutputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        var whole = new ByteArrayOutputStream(USUAL);
        super.writeInternal(answer, type, new Into(whole, message.getHeaders()), hints);
        message.getHeaders().setContentLength(whole.size());
        whole.writeTo(message.getBody());
    }

    private record Into(OutputStream getBody, HttpHeaders getHeaders) implements HttpOutputMessage {}
}
