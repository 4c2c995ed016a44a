package fr.conciergerie.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says of every call: the token it needs, and the key that makes a repeat harmless. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BEARER = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, IdempotencyKey.class);
    }

    @Bean
    OpenAPI apiInWords() {
        return new OpenAPI()
                .info(new Info()
                        .title("Conciergerie")
                        .version("v1")
                        .description("Orders, desk and partners of a solidarity-based workplace concierge. "
                                + "Errors are problems as of RFC 9457; lists are {items, next}."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of your own, made under “My account”.")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Where a controller takes an {@link IdempotencyKey}, the caller may send one. */
    @Bean
    OperationCustomizer idempotencyKeys() {
        return (operation, method) -> {
            var takesKey = Arrays.stream(method.getMethodParameters())
                    .anyMatch(it -> it.getParameterType() == IdempotencyKey.class);
            if (takesKey) {
                operation.addParametersItem(new HeaderParameter()
                        .name(IdempotencyKey.HEADER)
                        .description("Sent again with the same body, the call is done once and answered the same.")
                        .schema(new StringSchema().minLength(1).maxLength(255))
                        .example("2f1c9a7e-0b57-4d2c-9c0e-5a4f0e6f7b1d"));
            }
            return operation;
        };
    }
}
