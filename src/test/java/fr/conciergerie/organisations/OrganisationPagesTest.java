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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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

    @Autowired
    Members members;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));
    private MemberId ines = new MemberId(new UUID(0, 0));

    @BeforeEach
    void aTownWithASite() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        town = Tenant.call(operator, () -> {
            var id = organisations.addOrganisation(
                    new OrganisationDetails("Ville de Pessac", "pessac", OrganisationKind.TOWN, null));
            var site = organisations.addSite(Sites.details("Mairie"));
            organisations.share(site, id, LONG_AGO, null);
            ines = organisations.addMember(id, new MemberDetails("Inès Faure", "ines@pessac.example"), LONG_AGO);
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
    void withoutAMailServerAListIsNotInvitedAndEachPersonHasALinkToBeHandedOver() throws Exception {
        assertThat(page("/operator/organisations/pessac")).contains("Inviter tous les agents de la liste");
        assertThat(page("/operator/organisations/pessac/invitations"))
                .contains("Aucun courriel ne part", "Une personne est sur la liste", "Un courriel à envoyer")
                .doesNotContain("Inviter une personne");
        assertThat(send(post("/operator/organisations/pessac/invitations").param("people", "1"), manager())
                        .getStatus())
                .isEqualTo(409);
        assertThat(page("/operator/members/" + ines)).contains("Montrer un lien à remettre");

        var invited = send(post("/operator/members/" + ines + "/invitation"), manager());

        assertThat(invited.getHeader("Location")).isEqualTo("/operator/members/" + ines);
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
        var shared = send(
                post("/operator/sites/prefecture/organisations")
                        .param("organisation", "pessac")
                        .param("from", "2026-01-01"),
                manager());
        assertThat(shared.getStatus()).isEqualTo(303);
        var pattern = habit("prefecture", "12:00", "14:00");
        assertThat(pattern.getStatus()).isEqualTo(303);
        assertThat(page("/sites/prefecture")).contains("mardi");
    }

    @Test
    void aSiteThatIsSharedAlreadyIsToldAtTheOrganisation() throws Exception {
        var page = form("/operator/sites/mairie/organisations", "organisation", "pessac", "from", "2026-01-01");

        assertThat(page.select("#add-organisation-organisation-error").text()).isNotEmpty();
        assertThat(page.select("details[open] #add-organisation-from").val()).isEqualTo("2026-01-01");
    }

    @Test
    void whoSharesOrServesASiteIsChosenAmongThoseThereAre() throws Exception {
        assertThat(form("/operator/sites/mairie/organisations", "organisation", "bordeaux", "from", "hier")
                        .select(".error")
                        .eachText())
                .containsExactly(
                        "Choisissez une des réponses proposées.",
                        "« hier » n’est pas un jour du calendrier. Écrivez par exemple 24/11/2026.");
        assertThat(form("/operator/sites/mairie/concierges", "concierge", UUID.randomUUID() + "", "from", "2026-01-01")
                        .select("[role=alert]")
                        .text())
                .contains("Cette personne n’est pas concierge");
    }

    @Test
    void aSharingDoesNotEndBeforeItBegan() throws Exception {
        var page = form("/operator/sites/mairie/organisations/pessac/end", "lastDay", "2019-12-31");

        assertThat(page.select("details[open] #end-organisation-pessac-lastDay-error")
                        .text())
                .isNotEmpty();
        assertThat(page.select("#end-organisation-pessac-lastDay").val()).isEqualTo("2019-12-31");
    }

    @Test
    void anAddressThatAnotherMemberHasIsToldAtItsField() throws Exception {
        var page = form(
                "/operator/members",
                "name",
                "Inès Faure-Durand",
                "organisation",
                town.toString(),
                "email",
                "ines@pessac.example",
                "phone",
                "05 56 00 00 00",
                "locale",
                "en");

        assertThat(page.select("#email-error").text()).contains("ines@pessac.example");
        assertThat(page.select("#phone").val()).isEqualTo("05 56 00 00 00");
        assertThat(page.select("input[name=locale][checked]").val()).isEqualTo("en");
    }

    @Test
    void permanencesThatMeetAreToldAtTheirHour() throws Exception {
        habit("mairie", "12:00", "14:00");

        var twice = form(
                "/operator/calendar/mairie/patterns",
                "weekday",
                "TUESDAY",
                "from",
                "13:00",
                "until",
                "15:00",
                "validFrom",
                "2026-06-01",
                "validUntil",
                "");
        assertThat(twice.select("details[open] #pattern-from-error").text()).contains("Il y a déjà une permanence");
        assertThat(twice.select("input[name=weekday][checked]").val()).isEqualTo("TUESDAY");
        assertThat(twice.select("#pattern-until").val()).isEqualTo("15:00");

        var late = form("/operator/calendar/mairie/sessions", "day", "2030-01-04", "from", "12:00", "until", "11:00");
        assertThat(late.select("details[open] #extra-until-error").text()).isNotEmpty();
    }

    @Test
    void aClosureThatCannotBeComesBackAsItWasFilledIn() throws Exception {
        var reversed = form(
                "/operator/calendar/mairie/closures",
                "firstDay",
                "2031-05-09",
                "lastDay",
                "2031-05-02",
                "reason",
                "Pont",
                "everywhere",
                "true");
        assertThat(reversed.select("#closure-lastDay-error").text()).contains("Le dernier jour vient après le premier");
        assertThat(reversed.select("#closure-reason").val()).isEqualTo("Pont");
        assertThat(reversed.select("#closure-everywhere[checked]")).isNotEmpty();

        var past = form(
                "/operator/calendar/mairie/closures", "firstDay", "2015-05-01", "lastDay", "2015-05-02", "reason", " ");
        assertThat(past.select(".error").eachText())
                .containsExactly("Ces jours sont passés. Choisissez un dernier jour à venir.", "Remplissez ce champ.");
    }

    @Test
    void aListIsShownBeforeItIsTaken() throws Exception {
        var path =
                handIn("Civilité;Nom;Prénom;Courriel\nMme;Lefèvre;Béa;bea@pessac.example\nM.;Roux;;pas-une-adresse\n");

        assertThat(page(path))
                .contains("Confirmer l’import", "Civilité", "pas-une-adresse", "personne n’est donné pour parti");
        assertThat(page("/operator/members?query=lefevre")).doesNotContain("Béa Lefèvre");
        assertThat(page(path + "/rejected.csv")).contains("3;", "pas-une-adresse");

        send(post(path + "/confirmation"), manager());
        assertThat(page("/operator/members?query=lefevre")).contains("Béa Lefèvre");
        assertThat(page("/operator/members?query=ines")).contains("Inès Faure");
    }

    /** A telephone, an end or a letter that cannot be read costs nobody their place, and is told beside their name. */
    @Test
    void whatWasLeftOutOfALineIsToldBesideTheName() throws Exception {
        var path = handIn("Nom;Prénom;Courriel;Téléphone;Fin de contrat\n"
                + "Lefèvre;Béa;bea@pessac.example;zzz;bientôt\n"
                + "Roux;?tefan;stefan@pessac.example;05 56 00 00 01;31/12/2099\n"
                + "Martel;Noé;noe@pessac.example;05 56 00 00 02;\n");

        var remarks = Jsoup.parse(page(path)).select("table:has(caption:contains(remarques)) tbody tr");

        assertThat(remarks.eachText())
                .map(it -> it.replace('\u00a0', ' '))
                .containsExactly(
                        "2 Béa Lefèvre « zzz » n’est pas un téléphone : la case est laissée vide.",
                        "2 Béa Lefèvre « bientôt » n’est pas une date : la case est laissée vide.",
                        "3 ?tefan Roux « ?tefan Roux » : une lettre a été perdue par le tableur. Vérifiez le nom.");
    }

    @Test
    void endingSaysTheNumberAndTheNamesAndAsksOnceMore() throws Exception {
        Tenant.run(
                operator,
                () -> organisations.addMember(town, new MemberDetails("Noé Martel", "noe@pessac.example"), LONG_AGO));
        var path = handIn("Nom;Prénom;Courriel\nLefèvre;Béa;bea@pessac.example\n");
        assertThat(page(path))
                .contains("2 personnes connues ne sont pas dans ce fichier")
                .doesNotContain("/departures");
        send(post(path + "/confirmation"), manager());

        assertThat(page(path)).contains("Voir les 2 noms");
        assertThat(page(path + "/departures"))
                .contains("Inès Faure", "noe@pessac.example", "Demander pour les 2 personnes");
        var asked = sent(post(path + "/departures").param("all", "true"));
        assertThat(asked.text())
                .contains(
                        "Mettre fin au droit de 2 personnes ?",
                        "Inès Faure",
                        "Oui, mettre fin au droit de 2 personnes");
        var seal = asked.select("input[name=seal]").val();
        var partial = sent(post(path + "/departures").param("all", "true").param("seal", seal));
        assertThat(partial.select("#whole-error").text()).contains("la liste complète");
        assertThat(page("/operator/members?query=ines")).contains("Inès Faure");

        var done = send(
                post(path + "/departures")
                        .param("all", "true")
                        .param("seal", seal)
                        .param("whole", "true"),
                manager());
        assertThat(done.getStatus()).isEqualTo(303);
        var undo = Jsoup.parse(page(path)).select("form[action$=undoing]");
        assertThat(undo.text()).contains("Annuler : rendre leur droit à ces 2 personnes");
        send(post(undo.attr("action")), manager());
        assertThat(page(path)).contains("Voir les 2 noms", "annulée pour 2");
        assertThat(send(post(undo.attr("action")), manager()).getStatus()).isEqualTo(409);
    }

    @Test
    void whoWasShownAnOlderListIsAskedAgain() throws Exception {
        var path = handIn("Nom;Prénom;Courriel\nLefèvre;Béa;bea@pessac.example\n");
        send(post(path + "/confirmation"), manager());
        var seal = sent(post(path + "/departures").param("all", "true"))
                .select("input[name=seal]")
                .val();
        Tenant.run(
                operator,
                () -> organisations.addMember(town, new MemberDetails("Noé Martel", "noe@pessac.example"), LONG_AGO));
        Tenant.run(
                operator,
                () -> members.changeMember(
                        ines, town, new MemberDetails("Inès Faure-Durand", "ines@pessac.example"), 0));

        var again = send(
                post(path + "/departures")
                        .param("all", "true")
                        .param("seal", seal)
                        .param("whole", "true"),
                manager());
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString(StandardCharsets.UTF_8)).contains("a changé depuis", "Inès Faure-Durand");
        assertThat(page("/operator/members?query=ines")).contains("Inès Faure-Durand");
    }

    @Test
    void nobodyIsAskedAboutWhenNobodyIsTicked() throws Exception {
        var path = handIn("Nom;Prénom;Courriel\nLefèvre;Béa;bea@pessac.example\n");
        send(post(path + "/confirmation"), manager());

        assertThat(send(post(path + "/departures"), manager()).getStatus()).isEqualTo(409);
        assertThat(send(post(path + "/departures").param("member", "x"), manager())
                        .getStatus())
                .isEqualTo(404);
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

    private String handIn(String list) throws Exception {
        var file =
                new MockMultipartFile("file", "agents.csv", "text/csv", list.getBytes(Charset.forName("windows-1252")));
        var staged = send(multipart("/operator/organisations/pessac/import").file(file), manager());
        return Objects.requireNonNull(staged.getHeader("Location"));
    }

    private Document sent(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return Jsoup.parse(send(request, manager()).getContentAsString(StandardCharsets.UTF_8));
    }

    private MockHttpServletResponse habit(String site, String from, String until) throws Exception {
        return send(
                post("/operator/calendar/" + site + "/patterns")
                        .param("weekday", "TUESDAY")
                        .param("from", from)
                        .param("until", until)
                        .param("validFrom", "2026-01-01"),
                manager());
    }

    /** The page that comes back when a form is filled in wrong: names and values in turn. */
    private Document form(String action, String... filled) throws Exception {
        var request = post(action);
        for (int i = 0; i < filled.length; i += 2) {
            request.param(filled[i], filled[i + 1]);
        }
        var answer = send(request, manager());
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
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
