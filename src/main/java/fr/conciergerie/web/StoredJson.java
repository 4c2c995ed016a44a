package fr.conciergerie.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What we wrote into the database as JSON ourselves. Words are read as they were written: what is asked of a program at our door
 * (no sign that nobody sees) is not asked of what was let in once, or a page would be closed for ever; what a later version no
 * longer knows is passed over.
 */
@Component
public class StoredJson {

    private final JsonMapper mapper;

    StoredJson(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule("words as they were written")
                        .addDeserializer(String.class, StringDeserializer.instance))
                .build();
    }

    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    public <T> T read(String json, TypeReference<T> type) {
        return mapper.readValue(json, type);
    }

    public String write(@Nullable Object value) {
        return mapper.writeValueAsString(value);
    }
}
