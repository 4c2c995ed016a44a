package fr.conciergerie.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a list goes on, with what was asked of it. */
public final class NextPiece {

    private NextPiece() {}

    /**
     * @param cursor null at the end of the list
     * @param asked what the list was asked for, by the name of the field; what is empty is left away
     * @return null at the end of the list
     */
    public static @Nullable String path(String list, @Nullable String cursor, Map<String, String> asked) {
        if (cursor == null) {
            return null;
        }
        var path = UriComponentsBuilder.fromPath(list);
        asked.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> path.queryParam(it.getKey(), "{" + it.getKey() + "}"));
        return path.queryParam("cursor", cursor).encode().buildAndExpand(asked).toUriString();
    }
}
