package fr.conciergerie.web.access;

import static fr.conciergerie.web.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every route of the table as every role, as nobody, and with a token that lacks the scope. Keys are made up, so
 * whoever is let in usually finds nothing; what matters is that the door says what the table says, and that nothing breaks.
 */
@SpringBootTest
@AutoConfigureMockMvc
class AccessWalkTest {

    /** What stands in an address or a form that nobody was given: no key, an unknown one, one that is too much. */
    private static final List<String> MADE_UP = List.of(
            "made-up", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "-1", "99999999999999999999", "2026-13-45", "a:b:c");

    @Autowired
    MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    AccessTable table;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Someone someone;

    private OperatorId operator = new OperatorId(UUID.randomUUID());

    @BeforeEach
    void opensAnOperator() {
        operator = someone.operator();
    }

    @Test
    void theDoorSaysWhatTheTableSays() {
        var wrong = new ArrayList<String>();
        for (var line : table.lines()) {
            if (line.door() == AccessLine.Door.FILES
                    || line.path().getPatternString().equals("/error")) {
                continue;
            }
            check(line, null, Set.of(), wrong);
            for (var role : Role.values()) {
                check(line, role, EnumSet.allOf(Scope.class), wrong);
                if (line.scope() != null) {
                    check(line, role, EnumSet.complementOf(EnumSet.of(line.scope())), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(measured()).as("routes that are measured").hasSizeGreaterThan(250);
    }

    private Set<String> measured() {
        return meters.find("http.server.requests").timers().stream()
                .map(it -> String.valueOf(it.getId().getTag("uri")))
                .collect(Collectors.toSet());
    }

    @Test
    void aMadeUpKeyInAnyParameterBreaksNothing() {
        var wrong = new ArrayList<String>();
        int tried = 0;
        for (var route : mapping.getHandlerMethods().entrySet()) {
            var parameters = Arrays.stream(route.getValue().getMethodParameters())
                    .filter(it -> it.hasParameterAnnotation(RequestParam.class))
                    .filter(it -> it.getParameterType() != MultipartFile.class)
                    .map(AccessWalkTest::nameOf)
                    .toList();
            if (parameters.isEmpty()) {
                continue;
            }
            tried++;
            for (var line : table.lines()) {
                if (SecurityConfiguration.routes(route.getKey()).anyMatch(line.route()::equals)) {
                    for (var value : MADE_UP) {
                        parameters.forEach(one -> tryOut(line, List.of(one), value, wrong));
                        tryOut(line, parameters, value, wrong);
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    private void tryOut(AccessLine line, List<String> parameters, String value, List<String> wrong) {
        var role = Arrays.stream(Role.values())
                .filter(it -> admits(line, it, EnumSet.allOf(Scope.class)))
                .findFirst()
                .orElse(null);
        try {
            var request = request(line, role, EnumSet.allOf(Scope.class));
            parameters.forEach(it -> request.param(it, value, value));
            int status = mvc.perform(request).andReturn().getResponse().getStatus();
            if (status >= 500) {
                wrong.add("%s with %s=%s: %d".formatted(line.route(), parameters, value, status));
            }
        } catch (Exception e) {
            wrong.add(
                    "%s with %s=%s lets an exception out: %s".formatted(line.route(), parameters, value, rootCause(e)));
        }
    }

    private static String nameOf(MethodParameter parameter) {
        var said = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        return said.isEmpty()
                ? parameter
                        .getExecutable()
                        .getParameters()[parameter.getParameterIndex()]
                        .getName()
                : said;
    }

    private void check(AccessLine line, @Nullable Role role, Set<Scope> scopes, List<String> wrong) {
        MockHttpServletResponse answer;
        try {
            answer = send(line, role, scopes);
        } catch (Exception e) {
            wrong.add("%s as %s lets an exception out: %s".formatted(line.route(), role, rootCause(e)));
            return;
        }
        var status = answer.getStatus();
        var entrance = status == 401
                || (status == 302 && String.valueOf(answer.getRedirectedUrl()).startsWith("/sign-in"));
        var home = status == 302 && line.path().getPatternString().equals("/");
        var right = status < 500
                && (line.isOpen()
                        ? status != 401
                        : role == null
                                ? entrance
                                : !admits(line, role, scopes) ? status == 403 || home : status != 401 && status != 403);
        if (!right) {
            wrong.add(
                    "%s as %s with %s: %d %s".formatted(line.route(), role, scopes, status, answer.getRedirectedUrl()));
        }
    }

    private static boolean admits(AccessLine line, Role role, Set<Scope> scopes) {
        return (line.door() == AccessLine.Door.SIGNED_IN || line.roles().containsKey(role))
                && (line.scope() == null || scopes.contains(line.scope()));
    }

    private MockHttpServletResponse send(AccessLine line, @Nullable Role role, Set<Scope> scopes) throws Exception {
        return mvc.perform(request(line, role, scopes)).andReturn().getResponse();
    }

    private MockHttpServletRequestBuilder request(AccessLine line, @Nullable Role role, Set<Scope> scopes) {
        var path = line.path()
                .getPatternString()
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var method = line.method().equals(AccessLine.ANY) ? "GET" : line.method();
        var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(path));
        if (path.startsWith("/api/")) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}");
        } else {
            request.with(formToken()).accept(MediaType.TEXT_HTML);
        }
        if (role != null) {
            var actor = actor(role);
            request.with(authentication(
                    line.scope() == null
                            ? ActorAuthentication.bySession(actor)
                            : ActorAuthentication.byToken(actor, scopes)));
        }
        return request;
    }

    private static Throwable rootCause(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootCause(thrown.getCause());
    }

    private Actor actor(Role role) {
        var account = UUID.randomUUID();
        return new Actor(
                account,
                UUID.randomUUID(),
                "Camille " + role,
                role,
                role == Role.ADMIN ? null : operator.value(),
                stands(role) ? UUID.randomUUID() : null,
                Locale.FRENCH);
    }

    private static boolean stands(Role role) {
        return Arrays.asList(Role.MEMBER, Role.PARTNER, Role.COORDINATOR).contains(role);
    }
}
