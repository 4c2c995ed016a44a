package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.facts.Facts;
import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.CountedLines;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.OperatorFigures;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.figures.Period;
import fr.conciergerie.opinions.Gender;
import fr.conciergerie.opinions.GenderAnswers;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whatever somebody changes today, through the pages, the year that is over stays what it was: every form by which a past figure
 * might be reached is filled in, each of its fields with something else, the facts are counted anew, and 2015 is looked at. A form
 * that is not among them is named here with what it changes instead, so that none is forgotten. In a demonstration of its own.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"conciergerie.demo=true", "conciergerie.test-database=conciergerie_past"})
class PastStaysTest {

    /** What is no attribute of the past: the life that is counted, or a word on a year that says which. */
    private static final Map<String, String> SOMETHING_ELSE = Map.ofEntries(
            Map.entry(
                    "/(desk|orders|appointments|basket|services|sites|job|partner/jobs|partner/appointments|receiving)(/.*)?",
                    "orders are the life that is counted"),
            Map.entry(
                    "/((operator|coordination|desk)/)?(animations|collections)(/.*)?",
                    "what takes place, and who came to it, on its day"),
            Map.entry("/(event|place)/.*", "a place in what takes place, without an account"),
            Map.entry(
                    "/insertion/.*",
                    "hours and exits have their day; a slip in a file is corrected for its own days, and noted"),
            Map.entry("/(operator/)?lockers(/.*)?", "where something waits; what it is, is an order"),
            Map.entry("/calendars/addresses(/.*)?", "where somebody's own calendar reads"),
            Map.entry("/operator/appointments(/.*)?", "in which hours somebody receives; what is booked is an order"),
            Map.entry("/operator/calendar/sessions/.*", "what became of one desk session, on its day"),
            Map.entry(
                    "/operator/markets(?!/eligible).*",
                    "a contract has its days; a slip in it is corrected for all of them"),
            Map.entry(
                    "/(operator|coordination)/reports/.*(publications|comment|improvements).*",
                    "what is said of a year"),
            Map.entry("/operator/reports/opinions/.*", "which words are shown of a year"),
            Map.entry("/operator/reports/secrecy", "what is told, not what is counted"),
            Map.entry("/account/opinion.*", "an opinion of a service that was given"),
            Map.entry("/account(/password|/tokens.*|/notifications|/data/.*)?", "one's own account"),
            Map.entry("/operator/organisations/.*/invitations.*", "who is written to"),
            Map.entry("/(operator/people|admin|rooms|sign-|password|welcome|setup|style-guide).*", "who comes in"),
            Map.entry(
                    "/operator/(identity|terms|privacy|messages|reminders).*",
                    "who the operator is, and what it tells people"),
            Map.entry(
                    "/operator/imports/.*|/operator/organisations/.*/import|/operator/catalogue/(imports|starter).*",
                    "files: " + "MemberImportsTest, CatalogueModuleTest"),
            Map.entry("/operator/catalogue/services/.*/prices/.*/removal", "a price to come"),
            Map.entry("/operator/catalogue/vat/.*/versions/.*/removal", "a tax to come"),
            Map.entry("/operator/partners/.*/distance", "how far away a partner is"),
            Map.entry(
                    "/operator/members/.*/(confirmation|invitation)", "whether somebody is on a list, has an account"));

    private static final String TODAY = Here.today().toString();
    private static final String YESTERDAY = Here.today().minusDays(1).toString();
    private static final String SATURDAY = LocalDate.parse(TODAY)
            .plusMonths(5)
            .with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
            .toString();
    private static final String SOON = Here.today().plusDays(40).toString();

    private static final Set<String> LEFT_ALONE = Set.of("hidden", "submit", "button", "password", "file");

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    AnnualReports reports;

    @Autowired
    OperatorFigures operatorFigures;

    @Autowired
    CountedLines lines;

    @Autowired
    Publications publications;

    @Autowired
    GenderAnswers gender;

    @Autowired
    Facts facts;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private final PageRoutes forms = PageRoutes.ofForms();
    private final Set<String> changed = new TreeSet<>();
    private final List<String> flaws = new ArrayList<>();
    private final Map<String, Wanderer> people = new LinkedHashMap<>();
    private List<String> before = List.of();

    @Test
    void whateverIsChangedTodayTheYearThatIsOverStays() {
        before = told();
        assertThat(before).anyMatch(it -> it.contains("Siège de la Métropole"));

        changeServices();
        changePartners();
        changeSites();
        changeWhoIsServed();
        changeWhatIsAssumed();
        letANightPass();

        people.values().forEach(Wanderer::close);
        assertThat(flaws).isEmpty();
        theFoundingFiguresAreThere();
        everyFormIsAccountedFor();
    }

    private void changeServices() {
        var service = "/operator/catalogue/services/cordonnerie-talons";
        var site = key("select id from organisations.site where slug = 'siege'");
        change("manager", service + "/edit", service, "name", "Bouts et talons", "options", "", "pictogram", "hammer");
        change("manager", service, service + "/prices", "sites", site, "kind", "FIXED", "amount", "99", "from", TODAY);
        change("manager", service, service + "/sales/" + site, "fallback", "", "fallbackLeadDays", "");
        change("manager", service, service + "/sales/" + site + "/ending", "lastDay", TODAY);
        change("manager", service, service + "/archiving");
        change("manager", service, service + "/restoration");
        change(
                "manager",
                "/operator/catalogue/new",
                "/operator/catalogue",
                "name",
                "Jamais vu",
                "family",
                "FOOD",
                "shape",
                "GOODS",
                "vatCategory",
                "FOOD",
                "pictogram",
                "hammer");
        var other = "/operator/catalogue/services/jamais-vu";
        change(
                "manager",
                other,
                other + "/sales",
                "site",
                site,
                "partner",
                key("select id from partners.partner where slug = 'velo-recycle'"),
                "leadDays",
                "2");
        var vat = "/operator/catalogue/vat/normal-standard";
        change("manager", vat, vat + "/versions", "rate", "21", "code", "FR-21", "from", TODAY);
        change(
                "manager",
                "/operator/catalogue/vat/new",
                "/operator/catalogue/vat",
                "category",
                "BOOK",
                "regime",
                "EXEMPT",
                "rate",
                "0",
                "code",
                "Z",
                "mention",
                "Exonéré",
                "from",
                TODAY);
        var own = "/operator/catalogue/vat/exempt-book";
        change("manager", own, own + "/ending", "lastDay", SOON);
    }

    private void changePartners() {
        var partner = "/operator/partners/cordonnerie-du-cours";
        change(
                "manager",
                "/operator/partners/new",
                "/operator/partners",
                "name",
                "Toute neuve",
                "town",
                "Pau",
                "commission",
                "12");
        change(
                "manager",
                partner + "/edit",
                partner,
                "siret",
                "73282932000074",
                "commission",
                "12",
                // Since when is a fact of those years: it is corrected, and noted.
                "firstDay",
                "2014-01-01");
        change(
                "manager",
                partner,
                partner + "/ess-statuses",
                "basis",
                "ASSOCIATION",
                "proof",
                "Statuts",
                "validFrom",
                TODAY);
        change("manager", partner, partner + "/ess-statuses/ending", "lastDay", TODAY);
        change("manager", partner, partner + "/closures", "firstDay", TODAY, "lastDay", SOON);
        change("manager", partner, action(partner, "/closures/.*/removal"));
        change("manager", partner, partner + "/ending", "lastDay", YESTERDAY);
        change("manager", partner, partner + "/resumption");
        change("partner", "/partner/days", "/partner/days", "first", TODAY, "last", SOON);
        change("partner", "/partner/days", actionOf("partner", "/partner/days", "/partner/days/.*/reopening"));
    }

    private void changeSites() {
        change(
                "manager",
                "/operator/sites/siege/edit",
                "/operator/sites/siege",
                "name",
                "Ancien siège",
                "territory",
                "REUNION",
                "postcode",
                "97400",
                "goodFriday",
                null);
        var site = "/operator/sites/" + one("select slug from organisations.site where name = 'Ancien siège'");
        var slug = site.substring(site.lastIndexOf('/') + 1);
        change(
                "manager",
                "/operator/organisations/bordeaux-metropole/edit",
                "/operator/organisations/bordeaux-metropole",
                "name",
                "Grande Métropole",
                "siret",
                "");
        change("manager", site, action(site, "/organisations/.*/end"), "lastDay", YESTERDAY);
        change(
                "manager",
                site,
                site + "/organisations",
                "organisation",
                key("select id from organisations.organisation where slug = 'ville-de-bellerive'"),
                "from",
                TODAY);
        change("manager", site, action(site, "/concierges/.*/end"), "lastDay", TODAY);
        change(
                "manager",
                site,
                site + "/concierges",
                "concierge",
                option(site, site + "/concierges", "concierge"),
                "from",
                SOON);
        change(
                "manager",
                "/operator/sites/new",
                "/operator/sites",
                "name",
                "Tout neuf",
                "address",
                "Rue",
                "postcode",
                "33000",
                "city",
                "Bordeaux",
                "deskPlace",
                "Hall",
                "goodFriday",
                null,
                "territory",
                "FRANCE");
        change("manager", "/operator/organisations/new", "/operator/organisations", "name", "Toute neuve");
        var calendar = "/operator/calendar?site=" + slug;
        change("manager", calendar, action(calendar, "/patterns/.*/end"), "lastDay", TODAY);
        change(
                "manager",
                calendar,
                "/operator/calendar/" + slug + "/patterns",
                "weekday",
                "SUNDAY",
                "from",
                "09:00",
                "until",
                "10:00",
                "validFrom",
                TODAY);
        change(
                "manager",
                calendar,
                "/operator/calendar/" + slug + "/closures",
                // A day on which nobody receives and nothing takes place, so that nobody is asked about first.
                "firstDay",
                SATURDAY,
                "lastDay",
                SATURDAY,
                "reason",
                "Travaux",
                "everywhere",
                "true");
        change("manager", calendar, action(calendar, "/closures/.*/lifting"));
        change(
                "manager",
                calendar,
                "/operator/calendar/" + slug + "/sessions",
                "day",
                SOON,
                "from",
                "05:30",
                "until",
                "06:00");
    }

    private void changeWhoIsServed() {
        var member = "/operator/members/" + key("""
                select member_id from orders.customer_order
                 where placed_at < timestamptz '2016-01-01' order by id limit 1
                """);
        change(
                "manager",
                member,
                member,
                "organisation",
                key("select id from organisations.organisation where slug = 'ville-de-bellerive'"),
                "email",
                "autre@exemple.example");
        change("manager", member, member + "/end", "lastDay", YESTERDAY);
        change("manager", member, member + "/prolongation");
        change(
                "manager",
                "/operator/members/new",
                "/operator/members",
                "name",
                "Nouvelle Venue",
                "email",
                "venue@exemple.example",
                "organisation",
                key("select id from organisations.organisation where slug like '%metropole%'"));
        answerOtherwise();
    }

    private void changeWhatIsAssumed() {
        change(
                "manager",
                "/operator/markets/eligible",
                "/operator/markets/eligible",
                "organisation",
                key("select id from organisations.organisation where slug like '%metropole%'"),
                "site",
                key("select id from organisations.site where slug = 'pole-sud'"),
                "countedOn",
                TODAY,
                "source",
                "TYPED",
                "total",
                "9",
                "women",
                "1",
                "men",
                "",
                "other",
                "");
        change(
                "manager",
                "/operator/reports/time",
                "/operator/reports/time",
                "from",
                YearMonth.from(Here.today()).toString(),
                "minutes-EVERYDAY",
                "99",
                "source",
                "Enquête");
        change(
                "manager",
                "/operator/reports/travel",
                "/operator/reports/travel",
                "from",
                TODAY,
                "share",
                "99",
                "detour",
                "9",
                "round",
                "9",
                "source",
                "Enquête",
                "drivingCarbon",
                "9",
                "roundCarbon",
                "9",
                "carbonSource",
                "Enquête");
    }

    /** Every field has something else in it than before, if it had anything; then those that are named. */
    private void change(String who, String page, String action, @Nullable String... named) {
        changed.add(forms.of(action));
        var person = person(who);
        var form = person.open(page).page().selectFirst("main form[method=post][action=\"" + action + "\"]");
        if (form == null) {
            flaws.add(page + " has no form for " + action);
            return;
        }
        var typed = otherwise(form);
        for (int i = 0; i < named.length; i += 2) {
            var name = Objects.requireNonNull(named[i]);
            if (named[i + 1] == null) {
                typed.remove(name);
            } else {
                typed.put(name, Objects.requireNonNull(named[i + 1]));
            }
        }
        var answer = person.post(action, typed);
        if (answer.status() != 200) {
            flaws.add(action + " is refused with " + typed + ": "
                    + answer.page().select(".error, [role=alert]").text());
            return;
        }
        lookAt2015(action);
    }

    private void lookAt2015(String whatHappened) {
        var after = told();
        var moved = new ArrayList<>(after);
        moved.removeAll(new HashSet<>(before));
        if (!after.equals(before)) {
            flaws.add(whatHappened + " moves 2015: " + moved.stream().limit(5).toList());
        }
        before = after;
    }

    /** In the night, who ordered more than ten years ago is forgotten: whose orders they were, not that they were. */
    private void letANightPass() {
        assertThat(ofNamedAgents()).isPositive();
        var night = Stream.of(context.getBeanNamesForType(Object.class))
                .filter(it -> it.endsWith("privacy.Night"))
                .findFirst()
                .orElseThrow();
        Object unscheduled = AopTestUtils.getTargetObject(context.getBean(night));
        ReflectionTestUtils.invokeMethod(unscheduled, "everyNight");
        assertThat(ofNamedAgents()).isZero();
        lookAt2015("the night");
    }

    private long ofNamedAgents() {
        return in(() -> jdbc.sql("""
                        select count(*) from orders.customer_order o join organisations.member m on m.id = o.member_id
                         where m.erased_at is null and o.placed_at < '2016-01-01'
                        """).query(Long.class).single());
    }

    private static Map<String, String> otherwise(Element form) {
        var typed = new LinkedHashMap<String, String>();
        for (var field : form.select("input[name], select[name], textarea[name]")) {
            var name = field.attr("name");
            var type = field.is("select, textarea") ? field.tagName() : field.attr("type");
            switch (type) {
                case "select" -> typed.put(name, otherOption(field));
                case "radio" -> {
                    if (!field.hasAttr("checked")) {
                        typed.putIfAbsent(name, field.val());
                    }
                }
                case "checkbox" -> {
                    if (field.hasAttr("checked") || name.equals("openDays")) {
                        typed.put(name, field.val());
                    }
                }
                case "number" ->
                    typed.put(name, field.val().isEmpty() ? "" : String.valueOf(Integer.parseInt(field.val()) + 1));
                case "text", "textarea" ->
                    typed.put(name, field.val().isBlank() ? "" : field.val().strip() + " bis");
                default -> {
                    if (LEFT_ALONE.contains(type) && !type.equals("hidden")) {
                        continue;
                    }
                    typed.put(name, field.val());
                }
            }
        }
        return typed;
    }

    private static String otherOption(Element select) {
        var chosen = select.selectFirst("option[selected]");
        return select.select("option").stream()
                .filter(it -> !it.val().isEmpty() && !it.equals(chosen))
                .findFirst()
                .map(Element::val)
                .orElse("");
    }

    private String action(String page, String pattern) {
        return actionOf("manager", page, ".*" + pattern);
    }

    private String actionOf(String who, String page, String pattern) {
        return person(who).open(page).page().select("main form[method=post]").stream()
                .map(it -> it.attr("action"))
                .filter(it -> it.matches(pattern))
                .findFirst()
                .orElse("/no-form-like" + pattern);
    }

    private String option(String page, String action, String field) {
        var form = person("manager")
                .open(page)
                .page()
                .selectFirst("form[action=\"" + action + "\"] select[name=" + field + "]");
        if (form == null) {
            return "";
        }
        var other = otherOption(form);
        return other.isEmpty() ? form.select("option[selected]").val() : other;
    }

    private Wanderer person(String who) {
        return people.computeIfAbsent(who, it -> {
            var person = new Wanderer(port, PageRoutes.ofPages());
            person.signIn(it + "@demo.example", "demo");
            return person;
        });
    }

    /** As the form of somebody's account does; none of 2015 has one in the demonstration. */
    private void answerOtherwise() {
        changed.add("/account/equality");
        var member = key(
                "select member_id from orders.customer_order where placed_at < timestamptz '2016-01-01' order by id desc limit 1");
        in(() -> {
            gender.answer(new MemberId(UUID.fromString(member)), Gender.OTHER);
            return true;
        });
        var after = told();
        if (!after.equals(before)) {
            flaws.add("an answer moves 2015");
        }
    }

    /** All that anybody is told of 2015, once the facts are counted anew. */
    private List<String> told() {
        return in(() -> {
            facts.rebuild();
            var told = new ArrayList<String>();
            var manager = actor(Role.MANAGER, null);
            var client = organisation();
            for (var site : Stream.concat(Stream.of((UUID) null), sitesOf2015()).toList()) {
                var slug = site == null ? null : site.toString();
                tell(told, "to the operator", reports.report(manager, client.toString(), 2015, slug));
                tell(told, "to the client", reports.asTheClientSeesIt(manager, client.toString(), 2015, slug));
            }
            told.add(
                    "changes " + publications.changes(manager, reports.report(manager, client.toString(), 2015, null)));
            var whole = operatorFigures.of(Period.year(2015));
            told.add("clients " + whole.parties());
            whole.figures().forEach(it -> told.add("of all clients " + it));
            lines.of(Indicator.SERVICES_DELIVERED, new Perimeter.Client(client, null), Period.year(2015), null)
                    .items()
                    .forEach(it -> told.add("line " + it));
            return told;
        });
    }

    private static void tell(List<String> told, String whom, AnnualReport report) {
        var of = whom + " of " + report.site() + ": ";
        told.add(of + report.organisation() + ", " + report.site());
        report.figures().forEach(it -> told.add(of + it));
        report.months().forEach(it -> told.add(of + it));
        report.families().forEach(it -> told.add(of + it));
        report.services().forEach(it -> told.add(of + it));
        report.sites().forEach(it -> told.add(of + it));
        told.add(of + report.assumed());
    }

    private void theFoundingFiguresAreThere() {
        var report = in(
                () -> reports.report(actor(Role.MANAGER, null), organisation().toString(), 2015, null));
        assertThat(Stream.of(
                                Indicator.USERS,
                                Indicator.WOMEN_SHARE,
                                Indicator.SERVICES_DELIVERED,
                                Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH,
                                Indicator.EVERYDAY_SHARE,
                                Indicator.ESS_PARTNER_SHARE,
                                Indicator.INSERTION_PEOPLE)
                        .map(it -> String.valueOf(report.figure(it).value())))
                .containsExactly("423", "0.7494", "1000", "1.4993", "0.7000", "0.8000", "5");
    }

    private void everyFormIsAccountedFor() {
        var forgotten = forms.all().stream()
                .filter(it -> !changed.contains(it))
                .filter(it -> SOMETHING_ELSE.keySet().stream().noneMatch(it::matches))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(forgotten)
                .as(
                        "forms that may reach a past figure: change something by them here, or say what they change instead")
                .isEmpty();
    }

    private OrganisationId organisation() {
        return new OrganisationId(jdbc.sql("select organisation_id from reporting.publication limit 1")
                .query(UUID.class)
                .single());
    }

    private Stream<UUID> sitesOf2015() {
        return jdbc
                .sql(
                        "select distinct site_id from orders.customer_order where placed_at < timestamptz '2016-01-01' order by 1")
                .query(UUID.class)
                .list()
                .stream();
    }

    private String key(String sql) {
        return in(() -> jdbc.sql(sql).query(UUID.class).single().toString());
    }

    private String one(String sql) {
        return in(() -> jdbc.sql(sql).query(String.class).single());
    }

    private <T> T in(Supplier<T> work) {
        var operator = organisations.operators().getFirst().id();
        return Tenant.call(operator, () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private static Actor actor(Role role, @Nullable UUID subject) {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "…",
                role,
                Tenant.require().value(),
                subject,
                Locale.FRENCH);
    }
}
