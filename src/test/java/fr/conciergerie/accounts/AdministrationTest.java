package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The administrator opens a concierge operator and hands it to somebody. */
@SpringBootTest
@AutoConfigureMockMvc
class AdministrationTest {

    private final String slug = "op-" + UUID.randomUUID();
    private final String address = slug + "@example.org";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    OperatorDirectory operators;

    private Visitor administrator;

    @BeforeEach
    void comesIn() {
        administrator = new Visitor(mvc);
        administrator.signIn(someone.administrator().email(), Someone.PASSWORD);
        administrator.open("/admin");
    }

    @Test
    void opensAnOperatorAndInvitesItsFirstManager() {
        var page = administrator.submit("/admin/operators", form("Les Mains utiles", slug, "Zoé Lenoir", address));

        assertThat(page.text()).contains("Les Mains utiles existe", slug).doesNotContain(address);
        assertThat(managers(slug)).isOne();
    }

    @Test
    void asksAgainWhenTheInvitationDidNotArrive() {
        operators.create("Sans personne", slug);
        assertThat(administrator
                        .open("/admin")
                        .select("tr:contains(" + slug + ")")
                        .text())
                .contains("Personne");
        var managers = "/admin/operators/" + slug + "/managers";
        assertThat(administrator.open(managers).text()).contains("Personne ne gère encore cette conciergerie.");

        administrator.submit(managers, Map.of("managerName", "Zoé Lenoir", "managerEmail", "nulle part"));
        assertThat(administrator.answer().getStatus()).isEqualTo(422);
        administrator.submit(managers, Map.of("managerName", "Zoé Lenoir", "managerEmail", address));
        administrator.open(managers);
        administrator.submit(managers, Map.of("managerName", "Zoé Lenoir", "managerEmail", address));

        assertThat(administrator.page().text()).contains("L’invitation à gérer Sans personne est prête.");
        assertThat(managers(slug)).isOne();
    }

    @Test
    void saysWhatIsOffAndMakesNothing() {
        operators.create("Déjà là", slug);

        administrator.submit("/admin/operators", form("Encore", slug, "Zoé Lenoir", address));
        assertThat(administrator.answer().getStatus()).isEqualTo(422);
        administrator.open("/admin");
        administrator.submit("/admin/operators", form("", "PAS BON", "", "nulle part"));
        assertThat(administrator.answer().getStatus()).isEqualTo(422);
        assertThat(administrator.look("/admin/operators/nulle-part/managers").getStatus())
                .isEqualTo(404);

        assertThat(managers(slug)).isZero();
    }

    private long managers(String slug) {
        var operator = operators.all().stream()
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow();
        return Tenant.call(operator.id(), () -> accounts.holders(Role.MANAGER)).size();
    }

    private static Map<String, String> form(String name, String slug, String manager, String address) {
        return Map.of("name", name, "slug", slug, "managerName", manager, "managerEmail", address);
    }
}
