package fr.conciergerie.journeys;

import static fr.conciergerie.journeys.MentionsTest.Paper.ACCESSIBILITY;
import static fr.conciergerie.journeys.MentionsTest.Paper.ACKNOWLEDGEMENT;
import static fr.conciergerie.journeys.MentionsTest.Paper.BASKET;
import static fr.conciergerie.journeys.MentionsTest.Paper.CONFIRMATION;
import static fr.conciergerie.journeys.MentionsTest.Paper.LEGAL;
import static fr.conciergerie.journeys.MentionsTest.Paper.MANIFEST;
import static fr.conciergerie.journeys.MentionsTest.Paper.PRIVACY;
import static fr.conciergerie.journeys.MentionsTest.Paper.REPORT;
import static fr.conciergerie.journeys.MentionsTest.Paper.REPORT_PDF;
import static fr.conciergerie.journeys.MentionsTest.Paper.TERMS;
import static fr.conciergerie.journeys.MentionsTest.Paper.TICKET;
import static fr.conciergerie.journeys.MentionsTest.Paper.TICKET_PDF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What the law wants told is told: the manager says once, in the pages, who they are; an agent orders, hands in and changes
 * their mind; and each mention is read wherever it is owed.
 */
@SpringBootTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MentionsTest {

    /** Where mentions are owed. */
    enum Paper {
        LEGAL,
        PRIVACY,
        ACCESSIBILITY,
        TERMS,
        BASKET,
        CONFIRMATION,
        TICKET,
        TICKET_PDF,
        MANIFEST,
        ACKNOWLEDGEMENT,
        REPORT,
        REPORT_PDF
    }

    /** Something that must be told, as it is read, and where. */
    private record Mention(String name, Pattern words, Set<Paper> papers) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String DAY =
            "(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (1er|\\d{1,2}) \\S+ 20\\d\\d";

    static Stream<Mention> mentions() {
        return Stream.of(
                // who it is: article 6 of the LCEN, R123-237 of the commercial code, the depositor's ticket
                said("legal name", "Les Gestes précieux", LEGAL, PRIVACY, TERMS, TICKET, TICKET_PDF, MANIFEST),
                said("legal name in writing", "Les Gestes précieux", CONFIRMATION, ACKNOWLEDGEMENT, REPORT, REPORT_PDF),
                said("legal form", "SCIC SARL à capital variable", LEGAL, TICKET, TICKET_PDF, MANIFEST),
                said("legal form in writing", "SCIC SARL à capital variable", CONFIRMATION, REPORT, REPORT_PDF),
                said("SIRET", "993 333 335 00012", LEGAL, TICKET, TICKET_PDF, MANIFEST, CONFIRMATION, ACKNOWLEDGEMENT),
                said("register", "RCS Guéret", LEGAL, TICKET, TICKET_PDF, MANIFEST, CONFIRMATION, ACKNOWLEDGEMENT),
                said("VAT number", "FR 64 993 333 335", LEGAL, TICKET, TICKET_PDF, MANIFEST),
                said("seat", "18 quai des Essais, 23000 Guéret", LEGAL, PRIVACY, TERMS, TICKET, TICKET_PDF, MANIFEST),
                said(
                        "seat in writing",
                        "18 quai des Essais, 23000 Guéret",
                        CONFIRMATION,
                        ACKNOWLEDGEMENT,
                        REPORT,
                        REPORT_PDF),
                said("telephone", "05 36 49 01 21", LEGAL, PRIVACY, ACCESSIBILITY, TICKET, TICKET_PDF, MANIFEST),
                said("telephone in writing", "05 36 49 01 21", CONFIRMATION, ACKNOWLEDGEMENT, REPORT, REPORT_PDF),
                said("e-mail", "gestes@precieux.example", LEGAL, PRIVACY, ACCESSIBILITY, TERMS, TICKET, TICKET_PDF),
                said("e-mail in writing", "gestes@precieux.example", CONFIRMATION, ACKNOWLEDGEMENT, REPORT, REPORT_PDF),
                said("director of publication", "Solange Essai, gérante", LEGAL),
                said("host", "Serveurs du Limousin", LEGAL, PRIVACY),
                said("host’s address", "4 impasse des Machines, 87000 Limoges", LEGAL, PRIVACY),
                said("host’s telephone", "05 36 49 01 32", LEGAL),
                said("person for data", "Délégué Essai", LEGAL, PRIVACY),
                said("where to reach them", "donnees@precieux.example", LEGAL, PRIVACY),
                said("mediator", "Médiation d’essai", LEGAL, BASKET, CONFIRMATION, TICKET, TICKET_PDF),
                said(
                        "mediator’s address",
                        "9 place du Compromis, 19000 Tulle",
                        LEGAL,
                        CONFIRMATION,
                        TICKET,
                        TICKET_PDF),
                said("mediator’s site", "https://compromis.example", LEGAL, BASKET, CONFIRMATION, TICKET, TICKET_PDF),
                // what was agreed
                said("terms", "version 1", LEGAL, TICKET, TICKET_PDF),
                read("terms at their own address", "/terms/op-[0-9a-f-]+/1\\b", CONFIRMATION),
                read("price and total with their tax", "24,00 €, toutes taxes comprises", TICKET, TICKET_PDF),
                read("rate and amount of the tax", "dont TVA 20 % : 4,00 €", TICKET, TICKET_PDF),
                read("tax of the total", "Total : 24,00 € dont TVA : 4,00 €", TICKET, TICKET_PDF),
                read("price", "24,00 €", BASKET, CONFIRMATION, ACKNOWLEDGEMENT),
                read("day promised", "Prêt le " + DAY, TICKET, TICKET_PDF),
                read("day promised in writing", "Prêt pour vous : " + DAY, CONFIRMATION),
                read("day promised to the partner", "Ressemelage " + DAY, MANIFEST),
                // what was handed in: the regulation quoted by the trade
                read("day of the deposit", "Déposé le " + DAY + " à", TICKET, TICKET_PDF),
                said("kind of work", "Ressemelage", TICKET, TICKET_PDF, MANIFEST, CONFIRMATION, ACKNOWLEDGEMENT),
                said("quality that was asked for", "Cuir naturel", TICKET, TICKET_PDF),
                said("number of pieces", "2 pièces déposées", TICKET, TICKET_PDF),
                said("number of pieces that leave", "1 travail, 2 pièces", MANIFEST),
                said("nature of the pieces", "Bottine gauche", TICKET, TICKET_PDF),
                said("reserve", "talon griffé", TICKET, TICKET_PDF),
                said("that there is no reserve", "Aucune réserve", TICKET, TICKET_PDF),
                said("amicable report", "un constat amiable peut être établi", TICKET, TICKET_PDF),
                said("what decides what is given back", "font foi pour la restitution", TICKET, TICKET_PDF),
                // the right to change one's mind
                read("right to withdraw", "sans donner de raison, jusqu’à la fin du " + DAY, CONFIRMATION),
                read("where it is used", "Renoncer au contrat ici http\\S+/orders/\\S+/withdrawal", CONFIRMATION),
                said(
                        "form of withdrawal",
                        "Je vous notifie par la présente ma rétractation du contrat",
                        TERMS,
                        CONFIRMATION),
                said("wish to begin at once", "Je demande que le travail commence avant la fin du délai", CONFIRMATION),
                read("moment of the withdrawal", "Reçue le : " + DAY + " à \\d", ACKNOWLEDGEMENT),
                read("what stays due", "Rien n’est dû pour cela", ACKNOWLEDGEMENT));
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    Custody custody;

    @Autowired
    Dictionary dictionary;

    @Autowired
    Clock clock;

    private final Map<Paper, String> papers = new EnumMap<>(Paper.class);
    private final Map<Role, Visitor> readers = new EnumMap<>(Role.class);

    @BeforeAll
    void everythingIsSaidOrderedHandedInAndWithdrawnFrom() {
        var desk = counter.open();
        var manager = counter.signedIn(mvc, desk, Role.MANAGER, null);
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        var concierge = new Visitor(mvc);
        concierge.signIn(desk.email(), Counter.PASSWORD);
        readers.put(Role.MANAGER, manager);
        readers.put(Role.MEMBER, member);
        sayEverything(manager);

        member.open("/services/" + Counter.SHOES);
        member.submit("/services/" + Counter.SHOES, Map.of("quantity", "1"));
        keep(BASKET, member.open("/basket").select("main").text());
        var order = ordered(desk);
        keep(CONFIRMATION, letter(desk, "est enregistrée"));
        handIn(desk, order);
        keep(TICKET, concierge.open("/desk/orders/" + order.id() + "/ticket").text());
        keep(TICKET_PDF, pdf(concierge, "/desk/orders/" + order.id() + "/ticket.pdf"));
        keep(MANIFEST, manifest(desk, order, concierge));
        desk.there(() -> orders.withdraw(desk.asMember(), order.id()));
        keep(ACKNOWLEDGEMENT, letter(desk, "Accusé de réception"));

        for (var page : List.of(LEGAL, PRIVACY, ACCESSIBILITY, TERMS)) {
            var path = "/" + page.name().toLowerCase(Locale.ROOT);
            keep(page, member.open(path).select("main").text());
        }
        var report = "/operator/reports/metropole/" + Here.today(clock).getYear();
        keep(REPORT, manager.open(report).select("main").text());
        keep(REPORT_PDF, pdf(manager, report + "/bilan.pdf"));
    }

    @ParameterizedTest
    @MethodSource("mentions")
    void isToldWhereverItIsOwed(Mention mention) {
        assertThat(mention.papers())
                .allSatisfy(paper -> assertThat(papers.get(paper))
                        .as("%s on %s", mention.name(), paper)
                        .containsPattern(mention.words()));
    }

    /** Whoever reads one of these pages can follow each of its links to where it says. */
    @Test
    void everyLinkLeadsSomewhere() {
        var abroad = new TreeSet<String>();
        for (var reader : Stream.concat(Stream.of(new Visitor(mvc)), readers.values().stream())
                .toList()) {
            for (var path : List.of("/legal", "/privacy", "/accessibility", "/terms", "/standard-terms")) {
                for (var href :
                        reader.open(path).select("main a[href], footer a[href]").eachAttr("href")) {
                    if (href.startsWith("/")) {
                        reader.open(href);
                        assertThat(reader.answer().getStatus())
                                .as("%s, linked on %s", href, path)
                                .isEqualTo(200);
                    } else if (!href.startsWith("#")) {
                        abroad.add(href.replaceFirst("^mailto:.*@(.*)$", "mailto:$1"));
                    }
                }
            }
        }
        assertThat(abroad)
                .as("addresses of others, which nobody can try out here")
                .contains(
                        "https://www.cnil.fr/fr/plaintes",
                        "https://formulaire.defenseurdesdroits.fr",
                        "https://www.defenseurdesdroits.fr/saisir/delegues",
                        "https://compromis.example",
                        "mailto:precieux.example")
                .allMatch(it -> it.startsWith("https://") || it.startsWith("mailto:") || it.startsWith("tel:"));
    }

    private void sayEverything(Visitor manager) {
        say(
                manager,
                "",
                Map.ofEntries(
                        Map.entry("legalName", "Les Gestes précieux"),
                        Map.entry("legalForm", "SCIC SARL à capital variable"),
                        Map.entry("registration", "RCS Guéret"),
                        Map.entry("siret", "993 333 335 00012"),
                        Map.entry("vatNumber", "FR64993333335"),
                        Map.entry("address", "18 quai des Essais"),
                        Map.entry("postcode", "23000"),
                        Map.entry("city", "Guéret"),
                        Map.entry("phone", "05 36 49 01 21"),
                        Map.entry("email", "gestes@precieux.example"),
                        Map.entry("publicationDirector", "Solange Essai, gérante")));
        say(
                manager,
                "/host",
                Map.of(
                        "name",
                        "Serveurs du Limousin",
                        "address",
                        "4 impasse des Machines, 87000 Limoges",
                        "phone",
                        "05 36 49 01 32"));
        say(
                manager,
                "/mediator",
                Map.of(
                        "name",
                        "Médiation d’essai",
                        "address",
                        "9 place du Compromis, 19000 Tulle",
                        "site",
                        "https://compromis.example"));
        say(manager, "/data-protection", Map.of("name", "Délégué Essai", "contact", "donnees@precieux.example"));
        manager.open("/operator/terms");
        manager.submit(
                "/operator/terms",
                Map.of("version", "1", "firstDay", today().toString(), "text", "# Prix\n\nToutes taxes comprises."));
        assertThat(manager.open("/operator/terms").select("main tbody tr")).hasSize(1);
    }

    private void say(Visitor manager, String part, Map<String, String> values) {
        manager.open("/operator/identity");
        manager.submit("/operator/identity" + part, values);
        assertThat(manager.answer().getStatus()).as("identity" + part).isEqualTo(200);
    }

    private OrderView ordered(Desk desk) {
        var wish = dictionary.words(Locale.FRENCH).say("orders.begin-at-once");
        var line = new PlaceOrder.Line(Counter.SHOES, 1, null, List.of("cuir"), null);
        return desk.there(() -> orders.place(
                desk.asMember(),
                new PlaceOrder(desk.site().toString(), null, Channel.ONLINE, List.of(line), "1", wish)));
    }

    private void handIn(Desk desk, OrderView order) {
        desk.there(() -> custody.deposit(
                desk.concierge(),
                order.id(),
                order.lines().getFirst().id(),
                List.of(
                        new PieceIn("Bottine gauche", Reserves.NONE),
                        new PieceIn("Bottine droite", Reserves.read(List.of("WORN", "talon griffé")))),
                "B2"));
    }

    private String manifest(Desk desk, OrderView order, Visitor concierge) {
        var line = order.lines().getFirst().id();
        desk.there(() -> custody.dispatch(desk.concierge(), order.id(), line, null));
        return concierge
                .open("/desk/manifests/%s?line=%s:%s".formatted(desk.cobbler(), order.id(), line))
                .select("main")
                .text();
    }

    /** As plain text, which is what counts: the HTML is made from the same words. */
    private static String letter(Desk desk, String subject) {
        return String.join(
                " ",
                await().until(
                                () -> RawRows.of("""
                                select body_text from notifications.message
                                 where operator_id = '%s' and recipient_id = '%s' and subject like '%%%s%%'
                                """.formatted(desk.operator(), desk.member(), subject)),
                                it -> !it.isEmpty()));
    }

    private static String pdf(Visitor reader, String path) {
        var answer = reader.look(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        try (var pdf = Loader.loadPDF(answer.getContentAsByteArray())) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Paper paper, String text) {
        papers.put(paper, plain(text));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }

    private LocalDate today() {
        return Here.today(clock);
    }

    private static Mention said(String name, String words, Paper... papers) {
        return new Mention(name, Pattern.compile(Pattern.quote(words)), Set.of(papers));
    }

    private static Mention read(String name, String pattern, Paper... papers) {
        return new Mention(name, Pattern.compile(pattern), Set.of(papers));
    }
}
