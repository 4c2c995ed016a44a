package fr.conciergerie.web.openapi;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.IdempotencyKey;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** What the controllers do not say by themselves: how to call, what goes wrong, what it all looks like. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String DESCRIPTION = """
            Everything of the main job: find a service, order it, hand it in, send it to a partner, get it back, collect it.

            Call with `Authorization: Bearer <token>`; make a token on the page “Mon compte”. Amounts are whole cents with \
            their currency, instants are UTC, days are `2026-11-24`. Sites and services are named by slug or id. Lists are \
            `{items, next}`: pass `next` as `cursor` to go on. What changes carries an `ETag`; send it as `If-Match` to \
            change only what you have read. A POST that creates takes an `Idempotency-Key`: sent again, it answers the same.

            What goes wrong is a problem (RFC 9457) whose `detail` says what to do, in the language of `Accept-Language`.""";

    /** In the order in which the main job goes. */
    private static final List<String> TAGS =
            List.of("Sites", "Catalogue", "Members", "Orders", "Jobs", "Custody", "Markets", "Reports");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, IdempotencyKey.class);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Conciergerie")
                        .version("1")
                        .description(DESCRIPTION)
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .tags(TAGS.stream().map(name -> new Tag().name(name)).toList())
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token of an account, with its scopes.")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /** What an operation needs that its signature hides, and what may go wrong with it. */
    @Bean
    GlobalOperationCustomizer completeOperations() {
        return (operation, method) -> {
            if (Arrays.stream(method.getMethodParameters())
                    .anyMatch(it -> it.getParameterType() == IdempotencyKey.class)) {
                operation.addParametersItem(idempotencyKey());
            }
            operation.setOperationId(name(method));
            return operation;
        };
    }

    /** Problems and examples, once everything else is there. */
    @Bean
    OpenApiCustomizer completeDescription() {
        return api -> {
            api.getComponents().addSchemas("Problem", ProblemResponses.schema());
            var examples = new Examples(api.getComponents().getSchemas());
            api.getPaths()
                    .forEach((_, path) -> path.readOperationsMap().forEach((verb, operation) -> {
                        ProblemResponses.addTo(operation, verb);
                        examples.addTo(operation);
                    }));
        };
    }

    private static HeaderParameter idempotencyKey() {
        var parameter = new HeaderParameter();
        parameter
                .name(IdempotencyKey.HEADER)
                .required(false)
                .description(
                        "A name for this request, 1 to 255 visible ASCII characters. Sent again with the same body it"
                                + " answers the same; with another body it is refused.")
                .schema(new StringSchema().minLength(1).maxLength(255))
                .example("2f1c6f0e-4c1e-4f0e-9d0f-7a5d0f2f6c11");
        return parameter;
    }

    /** {@code order.place}: the same whatever else is there. */
    private static String name(HandlerMethod method) {
        var type = method.getBeanType().getSimpleName().replace("Api", "");
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "."
                + method.getMethod().getName();
    }
}
