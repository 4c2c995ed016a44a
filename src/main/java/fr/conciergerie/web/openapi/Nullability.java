package fr.conciergerie.web.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What our code marks {@code @Nullable} may be null and may be left out; everything else is always there. What is marked so
 * only for its reader to tell what is off says {@code REQUIRED} of itself.
 */
@Component
final class Nullability implements ModelConverter {

    private static final String NULL = "null";

    private final Map<String, Set<JavaType>> described = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var record = Json31.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && (record.isRecord() || record.isEnum())) {
            note(schema.get$ref() == null ? schema.getName() : Schemas.name(schema.get$ref()), type.getType());
        }
        if (schema != null && record.isRecord()) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(Schemas.name(schema.get$ref()));
            if (model != null && model.getProperties() != null) {
                complete(model, record);
            }
        }
        return schema;
    }

    private void note(@Nullable String name, Type type) {
        if (name != null) {
            described
                    .computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet())
                    .add(Json31.mapper().constructType(type));
        }
    }

    /** Of two types under one name the description would tell one, and lie of the other. */
    void eachNameMustBeOneType() {
        described.forEach((name, types) -> {
            if (types.size() > 1) {
                throw new IllegalStateException(types + " are all described as " + name);
            }
        });
    }

    private static void complete(Schema<?> model, Class<?> record) {
        for (var part : record.getRecordComponents()) {
            if (part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                complete(model, part.getType());
            } else {
                complete(model, part);
            }
        }
    }

    private static void complete(Schema<?> model, RecordComponent part) {
        var name = name(part);
        var property = model.getProperties().get(name);
        if (property == null) {
            return;
        }
        var required = required(model);
        if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            required.add(name);
        } else if (!required.contains(name)) {
            model.getProperties().put(name, nullable(property));
        }
        model.setRequired(List.copyOf(required));
    }

    private static Set<String> required(Schema<?> model) {
        return new LinkedHashSet<>(model.getRequired() == null ? List.of() : model.getRequired());
    }

    private static String name(RecordComponent part) {
        var named = part.getAccessor().getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? part.getName() : named.value();
    }

    /** As JSON Schema says it: another type beside the one that it has, or one of two where that is described elsewhere. */
    static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() == null) {
            if (property.getTypes() != null) {
                property.addType(NULL);
            }
            return property;
        }
        var either = new JsonSchema();
        either.setDescription(property.getDescription());
        if (property.getExample() != null) {
            either.setExample(property.getExample());
        }
        var same = new JsonSchema();
        same.set$ref(property.get$ref());
        var none = new JsonSchema();
        none.addType(NULL);
        either.setAnyOf(List.of(same, none));
        return either;
    }
}
