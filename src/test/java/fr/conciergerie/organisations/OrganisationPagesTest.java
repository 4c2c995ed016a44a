package fr.conciergerie.organisations;

import static fr.conciergerie.web.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.access.ActorAuthentication;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@SpringBootTest
@AutoConfigureMockMvc
class OrganisationPagesTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    MockMvc mvc;

    @Autowired
    Organisations organisations;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));

    @BeforeEach
    void aTownWithASite() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        town = Tenant.call(operator, () -> {
            var id = organisations.addOrganisation(
                    new OrganisationDetails("Ville de Pessac", "pessac", OrganisationKind.TOWN, null));
            var site = organisations.addSite(Sites.details("Mairie"));
            organisations.share(site, id, LONG_AGO, null);
            organisations.addMember(id, new MemberDetails("Inès Faure", "ines@pessac.example"), LONG_AGO);
            return id;
        });
    }

    @Test
    void theManagerFindsTheWayFromTheirRoom() throws Exception {
        assertThat(page("/operator"))
                .contains("Votre conciergerie aujourd’hui", "Agents qui peuvent utiliser le service");
        assertThat(page("/operator/organisations")).contains("Ville de Pessac", "Commune");
        assertThat(page("/operator/organisations/pessac")).contains("Mairie");
        assertThat(page("/operator/organisations/pessac/edit")).contains("SIRET");
        assertThat(page("/operator/sites")).contains("Mairie", "Bleu");
        assertThat(page("/operator/sites/new")).contains("La Réunion");
        assertThat(page("/operator/sites/mairie")).contains("Ville de Pessac", "Aucune concierge ne sert ce site.");
        assertThat(page("/operator/members?query=ines")).contains("Inès Faure");
        assertThat(page("/operator/members/new")).contains("Ni titre, ni grade");
        assertThat(page("/operator/imports/template.csv")).contains("Prénom;Nom;Courriel");
        assertThat(page("/operator/calendar")).contains("Rythme hebdomadaire");
        assertThat(page("/sites/mairie")).contains("Prochaines permanences", "Tram A, arrêt Marché");
    }

    @Test
    void aWrongSiretIsToldAtItsFieldAndNothingIsSaved() throws Exception {
        var answer = send(
                post("/operator/organisations")
                        .param("name", "Cenon")
                        .param("kind", "TOWN")
                        .param("siret", "12345678901234"),
                manager());

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("12345678901234", "Cenon");
        assertThat(Tenant.call(operator, organisations::organisations)).hasSize(1);
    }

    @Test
    void aWholeSiteIsMadeInPages() throws Exception {
        var made = send(
                post("/operator/sites")
                        .param("name", "Préfecture")
                        .param("address", "1 rue de Paris")
                        .param("postcode", "97400")
                        .param("city", "Saint-Denis")
                        .param("territory", "REUNION")
                        .param("deskPlace", "Hall")
                        .param("colour", "GREEN"),
                manager());

        assertThat(made.getHeader("Location")).isEqualTo("/operator/sites/prefecture");
        assertThat(page("/operator/sites/prefecture")).contains("La Réunion", "Vert");
        var shared = send(post("/operator/sites/prefecture/organisations").param("organisation", "pessac"), manager());
        assertThat(shared.getStatus()).isEqualTo(303);
        var pattern = send(
                post("/operator/calendar/prefecture/patterns")
                        .param("weekday", "TUESDAY")
                        .param("from", "12:00")
                        .param("until", "14:00")
                        .param("validFrom", "2026-01-01"),
                manager());
        assertThat(pattern.getStatus()).isEqualTo(303);
        assertThat(page("/sites/prefecture")).contains("mardi");
    }

    @Test
    void aListIsShownBeforeItIsTaken() throws Exception {
        var list = "Civilité;Nom;Prénom;Courriel\nMme;Lefèvre;Béa;bea@pessac.example\nM.;Roux;;pas-une-adresse\n";
        var file =
                new MockMultipartFile("file", "agents.csv", "text/csv", list.getBytes(Charset.forName("windows-1252")));
        var staged = send(multipart("/operator/organisations/pessac/import").file(file), manager());
        var path = Objects.requireNonNull(staged.getHeader("Location"));

        assertThat(page(path)).contains("Confirmer l’import", "Civilité", "pas-une-adresse", "Inès Faure");
        assertThat(page("/operator/members?query=lefevre")).doesNotContain("Béa Lefèvre");
        assertThat(page(path + "/rejected.csv")).contains("3;", "pas-une-adresse");

        send(post(path + "/confirmation"), manager());
        assertThat(page("/operator/members?query=lefevre")).contains("Béa Lefèvre");
        assertThat(page("/operator/members?query=ines")).contains("Inès Faure");
    }

    @Test
    void theInterfaceShowsMembersAndSitesToThoseTheyConcern() throws Exception {
        var member =
                Tenant.call(operator, () -> organisations.addMember(town, new MemberDetails("Noé", null), LONG_AGO));

        assertThat(as(Role.MEMBER, member.value(), "/sites/mairie")).contains("Prochaines permanences");
        assertThat(send(get("/operator/members"), actor(Role.MEMBER, member.value()))
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(get("/operator/members"), actor(Role.COORDINATOR, town.value()))
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(get("/sites/mairie"), actor(Role.CONCIERGE, null)).getStatus())
                .isEqualTo(404);
    }

    private String page(String path) throws Exception {
        var answer = send(get(path), manager());
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String as(Role role, UUID subject, String path) throws Exception {
        return send(get(path), actor(role, subject)).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse send(AbstractMockHttpServletRequestBuilder<?> request, Actor actor)
            throws Exception {
        return mvc.perform(request.with(authentication(ActorAuthentication.bySession(actor)))
                        .with(formToken()))
                .andReturn()
                .getResponse();
    }

    private Actor manager() {
        return actor(Role.MANAGER, null);
    }

    private Actor actor(Role role, @Nullable UUID subject) {
        return new Actor(
                UUID.randomUUID(), UUID.randomUUID(), "Camille", role, operator.value(), subject, Locale.FRENCH);
    }
}
