package fr.conciergerie.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What may go wrong with a call, as its description tells it. */
final class ProblemResponses {

    private ProblemResponses() {}

    static Schema<?> schema() {
        var field = new ObjectSchema()
                .addProperty("field", new StringSchema().example("lines[0].quantity"))
                .addProperty("message", new StringSchema().example("La quantité va de 1 à 99."))
                .required(List.of("field", "message"));
        return new ObjectSchema()
                .description("What went wrong and what to do about it (RFC 9457).")
                .addProperty(
                        "type",
                        new StringSchema().format("uri").description("Names the sort of problem: the same for ever"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What to do, in the caller’s language"))
                .addProperty("instance", new StringSchema().description("The address that was called"))
                .addProperty("requestId", new StringSchema().description("Tell it to whoever helps you"))
                .addProperty(
                        "errors",
                        new ArraySchema().items(field).description("What is off with which field, when several may be"))
                .required(List.of("type", "title", "status", "detail", "instance", "requestId"));
    }

    /** To read what withdrawing, or a series, would mean is refused like the deed itself. */
    private static final Set<String> REFUSED_LIKE_THE_DEED = Set.of("quoteWithdrawal", "readSeries");

    /** @param schemas by name: a call whose refusal says more describes what, and nothing else, of its own */
    static void addTo(Operation operation, HttpMethod verb, Map<String, Schema> schemas) {
        add(operation, 400, "It cannot be read: a value of the wrong sort, JSON that is none.", "web.problem.not-json");
        add(operation, 401, "No token, or one that is not valid any more.", "web.error.401.what")
                .addHeaderObject(HttpHeaders.WWW_AUTHENTICATE, header("Bearer"));
        add(operation, 403, "Not for this role, or not in the token’s scope.", "web.error.403.what");
        add(operation, 404, "There is no such thing, or it is none of the caller’s.", "web.error.404.what");
        add(operation, 406, "None of the formats in `Accept` is one that it answers in.", "web.error.406.what");
        if (verb == HttpMethod.POST) {
            add(operation, 408, "The body did not come to its end.", "web.error.408.what");
        }
        if (verb == HttpMethod.POST || REFUSED_LIKE_THE_DEED.contains(operation.getOperationId())) {
            var more = ofItsOwn(operation, schemas);
            var refused = add(
                    operation, 409, "Its state refuses; the detail says what it is now.", "orders.cannot-be.cancelled");
            if (more != null) {
                refused.getContent().values().forEach(it -> it.schema(new Schema<>().$ref(more)));
            }
        }
        if (hasHeader(operation, HttpHeaders.IF_MATCH)) {
            add(operation, 412, "It has changed since it was read.", "web.error.412.what");
        }
        if (verb == HttpMethod.POST) {
            add(operation, 413, "The body is larger than is taken.", "web.error.413.what");
            add(operation, 415, "The body is not `application/json` in UTF-8, as it is.", "web.error.415.what");
        }
        if (verb == HttpMethod.POST || operation.getParameters() != null) {
            add(
                    operation,
                    422,
                    "It can be read and makes no sense; every field that is off is named.",
                    "web.error.fields");
        }
        add(operation, 429, "Too many calls; `Retry-After` says when to go on.", "web.problem.too-many-tries")
                .addHeaderObject(HttpHeaders.RETRY_AFTER, header("30"));
        add(operation, 503, "The database is away; `Retry-After` says when to try again.", "web.error.503.what")
                .addHeaderObject(HttpHeaders.RETRY_AFTER, header("5"));
    }

    /** What the refusal says besides, as a whole problem; null where it is one like all others. */
    private static @Nullable String ofItsOwn(Operation operation, Map<String, Schema> schemas) {
        var declared = operation.getResponses().get("409");
        if (declared == null || declared.getContent() == null) {
            return null;
        }
        var reference =
                declared.getContent().values().iterator().next().getSchema().get$ref();
        var own = Objects.requireNonNull(schemas.get(Schemas.name(reference)), reference);
        schema().getProperties().forEach((name, property) -> own.addProperty(name, property));
        own.setRequired(schema().getRequired());
        return reference;
    }

    private static Header header(String example) {
        return new Header().required(true).schema(new StringSchema()).example(example);
    }

    private static boolean hasHeader(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch(name::equals);
    }

    private static ApiResponse add(Operation operation, int status, String description, String key) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:conciergerie:problem:" + key);
        example.put("title", "…");
        example.put("status", status);
        example.put("detail", description);
        example.put("instance", "/api/v1/orders");
        example.put("requestId", "8d0f3c2a9b41");
        if (status == 422) {
            example.put("errors", List.of(Map.of("field", "reason", "message", "Dites pourquoi.")));
        }
        var response = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>().$ref(Schemas.reference("Problem")))
                                        .example(example)));
        operation.getResponses().addApiResponse(String.valueOf(status), response);
        return response;
    }
}
