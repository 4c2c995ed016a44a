package fr.conciergerie.web;

import static java.util.stream.Collectors.toMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the API that is checked in, as a promise: it tells of a call and its answer what in them it does not
 * allow. It is read to the letter: a field that it does not name is a breach too.
 */
public final class Contract {

    /** What anybody gets who asks for what is not there, or not in that way. */
    private static final Set<Integer> WITHOUT_CALL = Set.of(401, 404, 405);

    private final JsonNode description;
    private final Map<PathPattern, JsonNode> paths;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode description) {
        this.description = strict(description);
        this.paths = description
                .get("paths")
                .propertyStream()
                .collect(toMap(it -> PathPatternParser.defaultInstance.parse(it.getKey()), Map.Entry::getValue));
    }

    public static Contract checkedIn() {
        return new Contract(new JsonMapper().readTree(Path.of("docs", "api", "openapi.json")));
    }

    /**
     * A call and what it was answered.
     *
     * @param type of the answer; null when it has none
     * @param headers the names of the answer's headers
     */
    public record Exchange(
            String method,
            String path,
            Map<String, List<String>> parameters,
            String sent,
            int status,
            @Nullable String type,
            Set<String> headers,
            String body) {}

    /** Every call that is described, as {@code GET /api/v1/orders/{order}}. */
    public Stream<String> calls() {
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(call -> call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    /** Which described call an exchange is of. */
    public @Nullable String callOf(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return described(path)
                .filter(it -> it.getValue().has(asked.toLowerCase(Locale.ROOT)))
                .map(it -> asked + " " + it.getKey())
                .orElse(null);
    }

    /** What the description does not allow; empty when all is as it says. */
    public List<String> breaches(Exchange exchange) {
        var breaches = new ArrayList<String>();
        var operation = operation(exchange);
        if (operation == null) {
            breachesOfNothing(exchange, breaches);
            return breaches;
        }
        var answer = operation.get("responses").get(String.valueOf(exchange.status()));
        if (answer == null) {
            breaches.add("the description knows no " + exchange.status() + " here");
            return breaches;
        }
        breachesOfAnswer(exchange, answer, breaches);
        if (exchange.status() < 300) {
            breachesOfRequest(exchange, operation, breaches);
        }
        return breaches;
    }

    private static void breachesOfNothing(Exchange exchange, List<String> breaches) {
        boolean options = exchange.method().equals("OPTIONS") && exchange.status() == 204;
        if (!options && !WITHOUT_CALL.contains(exchange.status())) {
            breaches.add("the description knows no such call, and it was answered " + exchange.status());
        }
        if ((options || exchange.status() == 405) && !has(exchange, "Allow")) {
            breaches.add("no Allow says what can be done instead");
        }
    }

    private void breachesOfAnswer(Exchange exchange, JsonNode answer, List<String> breaches) {
        answer.path("headers").propertyStream().forEach(header -> {
            if (header.getValue().path("required").asBoolean(false) && !has(exchange, header.getKey())) {
                breaches.add("the header " + header.getKey() + " is missing");
            }
        });
        var content = answer.path("content");
        if (exchange.method().equals("HEAD") || content.isEmpty()) {
            // The body of a HEAD is written, and left out by the server.
            if (!exchange.method().equals("HEAD") && !exchange.body().isEmpty()) {
                breaches.add("there is a body where none is described: " + exchange.body());
            }
            return;
        }
        var type = exchange.type() == null ? "" : essence(exchange.type());
        var body = content.get(type);
        if (body == null) {
            breaches.add("the description knows no «" + type + "» for " + exchange.status());
        } else if (type.endsWith("json")) {
            breaches.addAll(judge("answer", body.get("schema"), exchange.body()));
        }
    }

    private void breachesOfRequest(Exchange exchange, JsonNode operation, List<String> breaches) {
        var known = new HashSet<String>();
        operation.path("parameters").forEach(parameter -> {
            if (!parameter.get("in").asString().equals("query")) {
                return;
            }
            var name = parameter.get("name").asString();
            known.add(name);
            var given = exchange.parameters().get(name);
            if (given == null && parameter.path("required").asBoolean(false)) {
                breaches.add("it was done without the parameter " + name);
            } else if (given != null) {
                given.forEach(value -> breaches.addAll(judgeText(name, parameter.get("schema"), value)));
            }
        });
        exchange.parameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> breaches.add("it was done with an unknown parameter " + name));
        var body = operation.path("requestBody");
        if (!exchange.sent().isBlank()) {
            breaches.addAll(
                    body.isMissingNode()
                            ? List.of("it was done with a body where none is described")
                            : judge("request", body.at("/content/application~1json/schema"), exchange.sent()));
        } else if (body.path("required").asBoolean(false)) {
            breaches.add("it was done without a body");
        }
    }

    /** What stands in an address is text; only what it has to mean tells whether it is a number. */
    private List<String> judgeText(String name, JsonNode schema, String value) {
        var item = schema.path("type").asString("").equals("array") ? schema.get("items") : schema;
        var type = item.path("type").asString("");
        var json = List.of("integer", "number", "boolean").contains(type)
                ? value
                : new JsonMapper().writeValueAsString(value);
        return judge("parameter " + name, item, json);
    }

    private List<String> judge(String what, JsonNode schema, String json) {
        try {
            return schemas.computeIfAbsent(schema, this::schema).validate(new JsonMapper().readTree(json)).stream()
                    .map(error -> what + ": " + error)
                    .toList();
        } catch (JacksonException e) {
            return List.of(what + " is no JSON: " + json);
        }
    }

    private Schema schema(JsonNode schema) {
        var whole = (ObjectNode) strict(schema);
        whole.set("components", description.get("components"));
        return registry.getSchema(whole);
    }

    /** Every object with its fields, and no others. */
    private static JsonNode strict(JsonNode schema) {
        var copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.path("type").isString()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    private @Nullable JsonNode operation(Exchange exchange) {
        var method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        return described(exchange.path())
                .map(it -> it.getValue().get(method.toLowerCase(Locale.ROOT)))
                .orElse(null);
    }

    private Optional<Map.Entry<PathPattern, JsonNode>> described(String path) {
        var parsed = PathContainer.parsePath(path);
        return paths.entrySet().stream()
                .filter(it -> it.getKey().matches(parsed))
                .min(Map.Entry.comparingByKey());
    }

    private static boolean has(Exchange exchange, String header) {
        return exchange.headers().stream().anyMatch(header::equalsIgnoreCase);
    }

    private static String essence(String type) {
        var media = MediaType.parseMediaType(type);
        return media.getType() + "/" + media.getSubtype();
    }
}
