package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class ApiTokensTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    private OperatorId operator = new OperatorId(UUID.randomUUID());

    @BeforeEach
    void opensAnOperator() {
        operator = someone.operator();
    }

    @Test
    void letsAProgramActWithItsOwnersRight() throws Exception {
        var manager = someone.with(Role.MANAGER, operator);
        var token = someone.token(manager, Role.MANAGER, operator, Scope.READ);

        assertThat(sites(token.secret()).getStatus()).isEqualTo(200);
        assertThat(sites(token.secret()).getCookies()).isEmpty();
    }

    @Test
    void isWorthlessAtOnceWhenRevoked() throws Exception {
        var manager = someone.with(Role.MANAGER, operator);
        var token = someone.token(manager, Role.MANAGER, operator, Scope.READ);
        sites(token.secret());

        tokens.revoke(manager.id(), token.id());

        assertThat(sites(token.secret()).getStatus()).isEqualTo(401);
    }

    @Test
    void diesWithTheRightItHangsOn() throws Exception {
        var concierge = someone.with(Role.CONCIERGE, operator);
        var token = someone.token(concierge, Role.CONCIERGE, operator, Scope.READ);
        sites(token.secret());

        Tenant.run(operator, () -> accounts.revoke(concierge.id(), Role.CONCIERGE, null));

        assertThat(sites(token.secret()).getStatus()).isEqualTo(401);
    }

    @Test
    void isToldWhichScopeItLacks() throws Exception {
        var manager = someone.with(Role.MANAGER, operator);
        var token = someone.token(manager, Role.MANAGER, operator, Scope.ORDERS);

        var answer = sites(token.secret());

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getHeader("WWW-Authenticate"))
                .contains("insufficient_scope")
                .contains("READ");
        assertThat(answer.getContentAsString()).contains("READ");
    }

    @Test
    void asksWhoComesWithoutOneForOne() throws Exception {
        var answer = sites(null);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(sites("no such token").getHeader("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(sites("demo-agent").getStatus()).isEqualTo(401);
    }

    @Test
    void mayDoNoMoreThanTheRole() {
        var member = someone.with(Role.MEMBER, operator);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> someone.token(member, Role.MEMBER, operator, Scope.READ, Scope.MANAGE))
                .withMessage("accounts.token.scope-missing");
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> someone.token(member, Role.MEMBER, someone.operator(), Scope.READ));
    }

    @Test
    void endsWithThePasswordThatItWasMadeUnder() throws Exception {
        var manager = someone.with(Role.MANAGER, operator);
        var token = someone.token(manager, Role.MANAGER, operator, Scope.READ);
        assertThat(sites(token.secret()).getStatus()).isEqualTo(200);

        accounts.setPassword(manager.id(), "cinq lampes dans la cour");

        assertThat(sites(token.secret()).getStatus()).isEqualTo(401);
        assertThat(tokens.of(manager.id())).isEmpty();
    }

    @Test
    void isOneOfTenAtMostThatAPersonHas() {
        var manager = someone.with(Role.MANAGER, operator);
        var first = someone.token(manager, Role.MANAGER, operator, Scope.READ);
        for (int i = 1; i < ApiTokens.MOST; i++) {
            someone.token(manager, Role.MANAGER, operator, Scope.READ);
        }

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> someone.token(manager, Role.MANAGER, operator, Scope.READ))
                .withMessage("accounts.token.too-many");
        tokens.revoke(manager.id(), first.id());
        someone.token(manager, Role.MANAGER, operator, Scope.READ);
        assertThat(tokens.of(manager.id())).hasSize(ApiTokens.MOST);
    }

    @Test
    void endsWithinAYear() {
        var manager = someone.with(Role.MANAGER, operator);
        var now = Instant.now(Clock.systemUTC());
        someone.token(manager, Role.MANAGER, operator, Scope.READ);

        assertThat(tokens.of(manager.id()))
                .allSatisfy(it -> assertThat(it.expiresAt()).isBetween(now, now.plus(Duration.ofDays(366))));
        var actor = accounts.actors(manager.id()).getFirst();
        for (var until : List.of(now.minusSeconds(1), now.plus(Duration.ofDays(367)))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> tokens.issue(actor, "test", Set.of(Scope.READ), until))
                    .withMessage("accounts.token.ends-within-a-year");
        }
    }

    @Test
    void opensNothingOnceItHasEndedEvenWhereItWasJustUsed() throws Exception {
        var manager = someone.with(Role.MANAGER, operator);
        var actor = accounts.actors(manager.id()).getFirst();
        var soon = Instant.now(Clock.systemUTC()).plusSeconds(2);
        var token = tokens.issue(actor, "test", Set.of(Scope.READ), soon);
        assertThat(sites(token.secret()).getStatus()).isEqualTo(200);

        await().pollDelay(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(
                        () -> assertThat(sites(token.secret()).getStatus()).isEqualTo(401));
    }

    @Test
    void isRevokedByItsOwnerOnly() {
        var manager = someone.with(Role.MANAGER, operator);
        var other = someone.with(Role.MANAGER, operator);
        var token = someone.token(manager, Role.MANAGER, operator, Scope.READ);

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> tokens.revoke(other.id(), token.id()));
        assertThat(tokens.bearer(token.secret())).isPresent();
    }

    @Nested
    @TestPropertySource(properties = "conciergerie.calls-a-minute=60")
    class WhoeverCallsWithoutEnd {

        @Test
        void isToldToWaitByTokensAndInWindowsAndNobodyElseIs() throws Exception {
            var wild = someone.with(Role.MANAGER, operator);
            var token = someone.token(wild, Role.MANAGER, operator, Scope.READ);
            var window = new Visitor(mvc);
            window.signIn(wild.email(), Someone.PASSWORD);
            var other = someone.with(Role.MANAGER, operator);

            int calls = 0;
            var answer = sites(token.secret());
            while (calls < 600 && answer.getStatus() == 200) {
                calls++;
                answer = sites(token.secret());
            }

            assertThat(calls).isBetween(30, 599);
            assertThat(answer.getStatus()).isEqualTo(429);
            assertThat(answer.getHeader("Retry-After")).isNotNull();
            for (var path : List.of("/operator/people?query=a", "/operator/catalogue/imports/new", "/account")) {
                assertThat(isToldToWaitToo(window, path, token.secret()))
                        .as(path)
                        .isTrue();
            }
            assertThat(sites(someone.token(other, Role.MANAGER, operator, Scope.READ)
                                    .secret())
                            .getStatus())
                    .isEqualTo(200);
        }
    }

    /** A call comes free again every few hundred milliseconds, perhaps between one call and the next: what is free is used up before each. */
    private boolean isToldToWaitToo(Visitor window, String path, String token) throws Exception {
        for (int tried = 0; tried < 10; tried++) {
            while (sites(token).getStatus() == 200) {
                // until there is none left
            }
            if (window.look(path).getStatus() == 429) {
                return true;
            }
        }
        return false;
    }

    private MockHttpServletResponse sites(@Nullable String secret) throws Exception {
        var request = get("/api/v1/sites");
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
