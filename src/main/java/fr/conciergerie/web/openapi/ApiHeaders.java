package fr.conciergerie.web.openapi;

import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** The headers that a call reads and answers with, which its signature says in types of ours. */
final class ApiHeaders {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final HandlerMethod method;

    ApiHeaders(HandlerMethod method) {
        this.method = method;
    }

    void addTo(Operation operation) {
        if (takes(IdempotencyKey.class)) {
            operation.addParametersItem(idempotencyKey());
            succeeded(operation)
                    .addHeaderObject(REPLAYED, header("`true` when an earlier request was answered so", "true"));
        }
        if (takes(Precondition.class)) {
            operation.addParametersItem(parameter(
                    HttpHeaders.IF_MATCH,
                    "The `ETag` that was read: the change is only made when it is still the same. `*` takes it as it is."
                            + " A tag that a compressing proxy rewrote (`W/\"3\"`, `\"3-gzip\"`) counts as it was given out.",
                    "\"3\""));
        }
        if (method.hasMethodAnnotation(WithEtag.class)) {
            succeeded(operation).addHeaderObject(HttpHeaders.ETAG, required("Which version this is", "\"3\""));
            if (isRead()) {
                operation.addParametersItem(parameter(
                        HttpHeaders.IF_NONE_MATCH,
                        "The `ETag` that was read: 304 when it is still the same.",
                        "\"3\""));
            }
        }
        if (isRead()) {
            operation
                    .getResponses()
                    .addApiResponse(
                            "304",
                            new ApiResponse()
                                    .description("It is as it was read, or there, and asked for only if not."));
        }
        if (operation.getResponses().get("201") != null) {
            succeeded(operation)
                    .addHeaderObject(
                            HttpHeaders.LOCATION,
                            required("Where it is now", "/api/v1/orders/0198f3a2-7c11-7d3e-9a42-5b6f1e8c2d90"));
        }
    }

    private boolean isRead() {
        return method.hasMethodAnnotation(GetMapping.class);
    }

    private boolean takes(Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(it -> it.getParameterType() == type);
    }

    private static ApiResponse succeeded(Operation operation) {
        var created = operation.getResponses().get("201");
        return created == null ? Objects.requireNonNull(operation.getResponses().get("200")) : created;
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }

    private static Header required(String description, String example) {
        return header(description, example).required(true);
    }

    private static Parameter idempotencyKey() {
        var parameter = parameter(
                IdempotencyKey.HEADER,
                "A name for this request, 1 to 255 visible ASCII characters. Sent again with the same body it answers the"
                        + " same; with another body it is refused.",
                "2f1c6f0e-4c1e-4f0e-9d0f-7a5d0f2f6c11");
        parameter.getSchema().minLength(1).maxLength(255);
        return parameter;
    }

    private static Parameter parameter(String name, String description, String example) {
        return new HeaderParameter()
                .name(name)
                .required(false)
                .description(description)
                .schema(new StringSchema())
                .example(example);
    }
}
