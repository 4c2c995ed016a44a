package fr.conciergerie.web.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;

/** What a call answers beside JSON: bytes for another program, of which the description tells no more. */
final class FileAnswers {

    private FileAnswers() {}

    static void describe(Operation operation) {
        var done = operation.getResponses().get("200");
        if (done != null && done.getContent() != null) {
            done.getContent().forEach((type, body) -> {
                if (!type.equals("application/json")) {
                    body.setSchema(new StringSchema().format("binary"));
                    body.setExample("…");
                }
            });
        }
    }
}
