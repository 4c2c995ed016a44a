package fr.conciergerie.web.openapi;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
    private static final List<Tag> TAGS = List.of(
            tag("Sites", "Where the desks stand, and when they open next"),
            tag("Catalogue", "What can be ordered at a site, its price and the day that would be promised"),
            tag("Members", "Who a concierge may serve"),
            tag("Orders", "From the request to the end: placed, read, cancelled, withdrawn from"),
            tag("Jobs", "What a partner is given to do, and what they answer"),
            tag("Bookings", "Hours with somebody who receives by appointment: free, taken, moved, given back"),
            tag("Events", "What takes place at a site beside the desk: planned, announced, and who comes"),
            tag("Collections", "What is given for an association: taken in, sealed in lots, handed over, received"),
            tag("Lockers", "Compartments that open by a code: free, reserved, filled, emptied"),
            tag("Rounds", "Which vehicle goes where on a day, and in which order it best does"),
            tag("Custody", "The pieces of an order: who has them, from hand to hand"),
            tag("Desk", "What waits at a site today"),
            tag("Markets", "The contracts under which clients pay, and the hours of insertion booked on them"),
            tag("Reports", "The figures of a client, with their definitions and what was published"));

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, IdempotencyKey.class, Precondition.class)
                .replaceWithSchema(
                        YearMonth.class,
                        new StringSchema().pattern("^[0-9]{4}-(0[1-9]|1[0-2])$").example("2026-10"))
                .replaceWithSchema(
                        LocalTime.class,
                        new StringSchema()
                                .pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$")
                                .example("08:30"));
        ModelResolver.enumsAsRef = true;
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Conciergerie")
                        .version("1")
                        .description(DESCRIPTION)
                        .contact(new Contact().name("The administrator of this installation"))
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .tags(TAGS)
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token of an account, with its scopes.")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /** A body that may be left out may as well be {@code null}, as some clients send what they were not given. */
    private static void mayBeNothing(@Nullable RequestBody body) {
        if (body != null && !Boolean.TRUE.equals(body.getRequired())) {
            body.getContent().forEach((_, content) -> content.setSchema(Nullability.nullable(content.getSchema())));
        }
    }

    /** What an operation needs that its signature hides, and what may go wrong with it. */
    @Bean
    GlobalOperationCustomizer completeOperations() {
        return (operation, method) -> {
            new ApiHeaders(method).addTo(operation);
            return operation;
        };
    }

    /** Problems and examples, once everything else is there. */
    @Bean
    OpenApiCustomizer completeDescription(Nullability nullability) {
        return api -> {
            nullability.eachNameMustBeOneType();
            api.getComponents().addSchemas("Problem", ProblemResponses.schema());
            var examples = new Examples(api.getComponents().getSchemas());
            api.getPaths()
                    .forEach((_, path) -> path.readOperationsMap().forEach((verb, operation) -> {
                        FileAnswers.describe(operation);
                        mayBeNothing(operation.getRequestBody());
                        ProblemResponses.addTo(
                                operation, verb, api.getComponents().getSchemas());
                        examples.addTo(operation);
                    }));
        };
    }
}
