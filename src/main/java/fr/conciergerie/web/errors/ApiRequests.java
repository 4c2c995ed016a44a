package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A call of the API is read to the letter before anything is done: a body is JSON in UTF-8 as it is, and every parameter of
 * the address is one that the call knows, given once and with a value. A filter that is misspelt would else answer with
 * everything.
 */
@Component
class ApiRequests implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod call) {
            if (hasBody(request)) {
                mustBeJson(request);
            }
            mustBeKnown(request, known(call));
        }
        return true;
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static void mustBeJson(HttpServletRequest request) {
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw unsupported(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        var type = type(request.getContentType());
        if (type == null
                || !type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8))) {
            throw unsupported(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        }
    }

    private static @Nullable MediaType type(@Nullable String header) {
        try {
            return header == null ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException _) {
            return null;
        }
    }

    private static ErrorResponseException unsupported(String header, String wanted) {
        var refusal = new ErrorResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        refusal.getHeaders().set(header, wanted);
        return refusal;
    }

    /** The parameters of a call by their names. */
    private static Map<String, MethodParameter> known(HandlerMethod call) {
        var known = new LinkedHashMap<String, MethodParameter>();
        for (var parameter : call.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                known.put(asked.name().isEmpty() ? parameter.getParameter().getName() : asked.name(), parameter);
            }
        }
        return known;
    }

    /** Digits and words, not all that a converter of forms is content with: {@code on}, {@code 0x10}, nothing. */
    private static boolean isWritten(String value, Class<?> type) {
        if (type == String.class) {
            return true;
        }
        if (type == boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        return type == int.class ? value.matches("-?[0-9]+") : !value.isBlank();
    }

    private static void mustBeKnown(HttpServletRequest request, Map<String, MethodParameter> known) {
        request.getParameterMap().forEach((name, values) -> {
            var parameter = known.get(name);
            if (parameter == null) {
                throw known.isEmpty()
                        ? Refused.malformed("web.problem.no-parameter", name)
                        : Refused.malformed("web.problem.unknown-parameter", name, String.join(", ", known.keySet()));
            }
            var type = parameter.getParameterType();
            if (values.length > 1 && !Collection.class.isAssignableFrom(type)) {
                throw Refused.malformed("web.problem.repeated-parameter", name);
            }
            if (!Arrays.stream(values).allMatch(value -> isWritten(value, type))) {
                throw Refused.malformed("web.problem.wrong-parameter", name);
            }
        });
    }
}
