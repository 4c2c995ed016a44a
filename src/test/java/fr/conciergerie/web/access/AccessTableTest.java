package fr.conciergerie.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;

class AccessTableTest {

    private static final AccessTable TABLE = AccessTable.parse("""
            # orders
            GET   /orders/{id}         MEMBER:own CONCIERGE:site
            GET   /orders/new          MEMBER:own
            POST  /api/v1/orders       MEMBER:own CONCIERGE:site  [ORDERS]
            GET   /api/v1/orders/{id}  MEMBER:own
            GET   /assets/**           FILES
            ANY   /error               PUBLIC
            """);

    @Test
    void rulesByTheMostSpecificLine() {
        assertThat(rule("GET", "/orders/new").roles()).containsOnlyKeys(Role.MEMBER);
        assertThat(rule("GET", "/orders/7").roles()).containsOnlyKeys(Role.MEMBER, Role.CONCIERGE);
    }

    @Test
    void treatsHeadAsGet() {
        assertThat(rule("HEAD", "/orders/7")).isEqualTo(rule("GET", "/orders/7"));
    }

    @Test
    void hasNoLineForWhatItDoesNotList() {
        assertThat(TABLE.rule("DELETE", PathContainer.parsePath("/orders/7"))).isNull();
        assertThat(TABLE.rule("GET", PathContainer.parsePath("/orders/7/lines")))
                .isNull();
        assertThat(TABLE.rule("GET", PathContainer.parsePath("/orders/7/"))).isNull();
        assertThat(TABLE.methodsAt(PathContainer.parsePath("/orders/7"))).containsExactly("GET", "HEAD", "OPTIONS");
        assertThat(TABLE.methodsAt(PathContainer.parsePath("/nowhere"))).isEmpty();
    }

    @Test
    void asksTokensForAScope() {
        assertThat(rule("POST", "/api/v1/orders").scope()).isEqualTo(Scope.ORDERS);
        assertThat(rule("GET", "/api/v1/orders/7").scope()).isEqualTo(Scope.READ);
        assertThat(rule("GET", "/orders/7").scope()).isNull();
    }

    @Test
    void mustCoverEveryRouteAndLeadSomewhere() {
        var routes = List.of(
                "GET /orders/{id}", "GET /orders/new", "POST /api/v1/orders", "GET /api/v1/orders/{id}", "ANY /error");
        TABLE.mustCover(routes, true);

        assertThatIllegalStateException()
                .isThrownBy(() -> TABLE.mustCover(List.of("GET /forgotten"), false))
                .withMessage("access.table and the controllers differ. Routes without a line: GET /forgotten.");
        assertThatIllegalStateException()
                .isThrownBy(() -> TABLE.mustCover(routes.subList(0, 4), true))
                .withMessageEndingWith("Lines without a route: ANY /error.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /orders                          | a line is METHOD path ROLE:whose …",
                "GET /orders BAKER:own                | No enum constant fr.conciergerie.web.Role.BAKER",
                "GET /orders MEMBER:everything        | No enum constant fr.conciergerie.web.access.AccessLine.Whose.EVERYTHING",
                "GET /orders PUBLIC MEMBER:own        | name roles, or one of PUBLIC, FILES, LINK, SIGNED_IN",
                "POST /api/v1/orders MEMBER:own       | a change over the API needs a scope, such as [ORDERS]",
                "POST /orders MEMBER:own [ORDERS]     | a scope is for API calls with a token only",
            })
    void saysWhichLineCannotBeRead(String line, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> AccessTable.parse("# first\n" + line))
                .withMessage("access.table, line 2: " + why);
    }

    @Test
    void refusesTheSameRouteTwice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AccessTable.parse("GET / PUBLIC\nGET / SIGNED_IN"))
                .withMessage("access.table, line 2: repeats line 1");
    }

    private static AccessLine rule(String method, String path) {
        return Objects.requireNonNull(TABLE.rule(method, PathContainer.parsePath(path)));
    }
}
