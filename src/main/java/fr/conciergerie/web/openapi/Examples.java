package fr.conciergerie.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An example of every body, put together from the examples of its parts. */
final class Examples {

    private static final String ID = "0198f3a2-7c11-7d3e-9a42-5b6f1e8c2d90";

    /** What stands in fields of these names when the field itself gives no example. */
    private static final Map<String, Object> USUAL = Map.ofEntries(
            Map.entry("cents", 1250),
            Map.entry("currency", "EUR"),
            Map.entry("number", "K7M4PX"),
            Map.entry("label", "H3W9RT"),
            Map.entry("code", "B2C8DF"),
            Map.entry("slug", "cordonnerie-talons"),
            Map.entry("service", "cordonnerie-talons"),
            Map.entry("name", "Cordonnerie : talons"),
            Map.entry("note", "Le pied gauche"),
            Map.entry("place", "Étagère B2"),
            Map.entry("reason", "Le cuir doit sécher"),
            Map.entry("description", "Une paire de bottines noires"),
            Map.entry("rateBasisPoints", 2000),
            Map.entry("mention", ""));

    private final Map<String, Schema> schemas;

    @SuppressWarnings("rawtypes") // as the library hands them out
    Examples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void addTo(Operation operation) {
        if (operation.getRequestBody() != null) {
            addTo(operation.getRequestBody().getContent());
        }
        operation.getResponses().forEach((_, response) -> addTo(response.getContent()));
    }

    private void addTo(@Nullable Content content) {
        if (content != null) {
            content.forEach((_, body) -> {
                if (body.getExample() == null && body.getExamples() == null && body.getSchema() != null) {
                    body.setExample(example(body.getSchema(), Set.of()));
                }
            });
        }
    }

    /** @param above the schemas that this one is part of, so that none contains itself for ever */
    private @Nullable Object example(Schema<?> schema, Set<String> above) {
        if (schema.get$ref() != null) {
            var name = Schemas.name(schema.get$ref());
            var meant = schemas.get(name);
            return meant == null || above.contains(name) ? null : example(meant, with(above, name));
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        if (schema.getAnyOf() != null) {
            return example(schema.getAnyOf().getFirst(), above);
        }
        if (schema.getProperties() != null) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            schema.getProperties().forEach((name, part) -> object.put(name, example(name, part, above)));
            return object;
        }
        if (schema.getItems() != null) {
            var item = example(schema.getItems(), above);
            return item == null ? List.of() : List.of(item);
        }
        return plain(schema);
    }

    private @Nullable Object example(String name, Schema<?> part, Set<String> above) {
        var usual = USUAL.get(name);
        return usual != null && part.getExample() == null && fits(usual, part) ? usual : example(part, above);
    }

    private static boolean fits(Object usual, Schema<?> part) {
        var enumerated = part.getEnum() != null;
        return enumerated
                ? part.getEnum().contains(usual)
                : type(part).equals(usual instanceof String ? "string" : "integer");
    }

    /** Without {@code null}, and empty where it is described elsewhere. */
    private static String type(Schema<?> schema) {
        if (schema.getTypes() == null) {
            return schema.getType() == null ? "" : schema.getType();
        }
        return schema.getTypes().stream()
                .filter(it -> !it.equals("null"))
                .findFirst()
                .orElse("");
    }

    private static @Nullable Object plain(Schema<?> schema) {
        var format = schema.getFormat() == null ? "" : schema.getFormat();
        return switch (type(schema)) {
            case "integer", "number" ->
                Math.max(
                        1, schema.getMinimum() == null ? 1 : schema.getMinimum().intValue());
            case "boolean" -> true;
            case "string" ->
                switch (format) {
                    case "uuid" -> ID;
                    case "date" -> "2026-12-03";
                    case "date-time" -> "2026-11-24T11:00:00Z";
                    default -> "…";
                };
            default -> null;
        };
    }

    private static Set<String> with(Set<String> some, String one) {
        var all = new HashSet<>(some);
        all.add(one);
        return all;
    }
}
