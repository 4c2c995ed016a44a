package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** An address is read by one rule, whatever somebody types around it and wherever they type it. */
@SpringBootTest
@AutoConfigureMockMvc
class TypedAddressesTest {

    /** An address that is trimmed, folded or looked at by somebody's own rule. */
    private static final Pattern OWN_RULE = Pattern.compile(
            "[eE]mail\\w*(\\(\\))?\\.(strip|trim|toLowerCase|toUpperCase|isBlank|matches|replaceAll)\\(");

    /** The rule itself, and what comes out of a vault: it may say that it stayed closed. */
    private static final List<String> ITSELF = List.of("Email.java", "EmailFold.java", "PersonDetails.java");

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @ParameterizedTest
    @ValueSource(strings = {" %s", "\u00a0%s", "\u200b%s ", "Dominique Martin <%s>", "%s;", "mailto:%s"})
    void whatStandsAroundItIsNoPartOfIt(String typed) {
        var operator = someone.operator();
        var manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, operator).email(), Someone.PASSWORD);
        var address = UUID.randomUUID() + "@example.org";
        manager.open("/operator/people");

        manager.submit(
                "/operator/people",
                Map.of("name", "Dominique Martin", "email", typed.formatted(address), "role", "CONCIERGE"));

        assertThat(addresses(operator)).containsExactly(address);
    }

    @Test
    void oneSignsInWithIt() {
        var manager = someone.with(Role.MANAGER, someone.operator());

        var visitor = new Visitor(mvc);
        visitor.signIn("\u00a0" + manager.email() + "\u200b", Someone.PASSWORD);

        assertThat(visitor.open("/account").text()).contains(manager.email());
    }

    @Test
    void whatIsNoneIsToldAtItsField() {
        var manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, someone.operator()).email(), Someone.PASSWORD);
        manager.open("/operator/people");

        var page = manager.submit(
                "/operator/people", Map.of("name", "Dominique", "email", "\u00a0 nulle part", "role", "CONCIERGE"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("[name=email]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void nobodyReadsOneByARuleOfTheirOwn() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var own = files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> !ITSELF.contains(String.valueOf(it.getFileName())))
                    .filter(it -> OWN_RULE.matcher(read(it)).find())
                    .toList();

            assertThat(own).isEmpty();
        }
    }

    private List<String> addresses(OperatorId operator) {
        return Tenant.call(operator, () -> accounts.holders(Role.CONCIERGE)).stream()
                .map(it -> it.person().email())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
