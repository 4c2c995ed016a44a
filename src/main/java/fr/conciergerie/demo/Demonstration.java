package fr.conciergerie.demo;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.DemoAccounts;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.figures.TimeAssumptions;
import fr.conciergerie.figures.TravelAssumptions;
import fr.conciergerie.figures.TravelAssumptions.Assumption;
import fr.conciergerie.figures.TravelAssumptions.Carbon;
import fr.conciergerie.opinions.Gender;
import fr.conciergerie.opinions.GenderAnswers;
import fr.conciergerie.orders.PastOrders;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.organisations.Operator;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.reporting.Comments;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills a database that demonstration mode created, once: whole, or not at all. What is there afterwards went through the
 * modules' front doors, so it is as true as anything that people enter.
 */
@Component
@ConditionalOnProperty("conciergerie.demo")
class Demonstration implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private static final String OPERATOR = "conciergerie-solidaire-33";

    /** Of the metropolis; the others work for the neighbour. */
    private static final int METROPOLE_AGENTS = 580;

    private static final int AGENTS = 600;

    /** By appointment: they have not ordered anything else of late. */
    private static final int THOSE_WHO_COME = 30;

    private static final int WOMEN_OF_2015 = 317;
    private static final LocalDate PRICES_OF_2015 = LocalDate.of(2015, 6, 1);

    private final Organisations organisations;
    private final Members members;
    private final Accounts accounts;
    private final DemoAccounts demoAccounts;
    private final DemoIdentity identity;
    private final DemoPlaces places;
    private final DemoPartners partners;
    private final DemoCatalogue catalogue;
    private final PastOrders pastOrders;
    private final DemoPresent present;
    private final DemoAppointments appointments;
    private final DemoAnimations animations;
    private final DemoCollections collections;
    private final DemoLockers lockers;
    private final DemoRounds rounds;
    private final DemoMarkets markets;
    private final DemoInsertion insertion;
    private final GenderAnswers gender;
    private final TravelAssumptions travel;
    private final TimeAssumptions time;
    private final Publications publications;
    private final Comments comments;
    private final DemoReport report;
    private final TransactionOperations transaction;
    private final DayClock dayClock;

    Demonstration(
            Organisations organisations,
            Members members,
            Accounts accounts,
            DemoAccounts demoAccounts,
            DemoIdentity identity,
            DemoPlaces places,
            DemoPartners partners,
            DemoCatalogue catalogue,
            PastOrders pastOrders,
            DemoPresent present,
            DemoAppointments appointments,
            DemoAnimations animations,
            DemoCollections collections,
            DemoLockers lockers,
            DemoRounds rounds,
            DemoMarkets markets,
            DemoInsertion insertion,
            GenderAnswers gender,
            TravelAssumptions travel,
            TimeAssumptions time,
            Publications publications,
            Comments comments,
            DemoReport report,
            TransactionOperations transaction,
            DayClock dayClock) {
        this.organisations = organisations;
        this.members = members;
        this.accounts = accounts;
        this.demoAccounts = demoAccounts;
        this.identity = identity;
        this.places = places;
        this.partners = partners;
        this.catalogue = catalogue;
        this.pastOrders = pastOrders;
        this.present = present;
        this.appointments = appointments;
        this.animations = animations;
        this.collections = collections;
        this.lockers = lockers;
        this.rounds = rounds;
        this.markets = markets;
        this.insertion = insertion;
        this.gender = gender;
        this.travel = travel;
        this.time = time;
        this.publications = publications;
        this.comments = comments;
        this.report = report;
        this.transaction = transaction;
        this.dayClock = dayClock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var operator = operator();
        Tenant.run(
                operator,
                () -> transaction.executeWithoutResult(_ -> {
                    if (organisations.sites().isEmpty()) {
                        long start = System.nanoTime();
                        load();
                        LOG.info("demonstration data loaded in {} ms", (System.nanoTime() - start) / 1_000_000);
                    }
                }));
    }

    private OperatorId operator() {
        return organisations.operators().stream()
                .filter(it -> it.slug().equals(OPERATOR))
                .map(Operator::id)
                .findFirst()
                .orElseGet(() -> {
                    demoAccounts.make("admin", "Administration de la plateforme", Role.ADMIN, null);
                    return organisations.createOperator("La Conciergerie Solidaire 33", OPERATOR);
                });
    }

    private void load() {
        var manager = demoAccounts.make("manager", "Responsable de la conciergerie", Role.MANAGER, null);
        var concierge = demoAccounts.make("concierge", "Concierge", Role.CONCIERGE, null);
        identity.load(actor(manager, Role.MANAGER));
        demoAccounts.make("follow-up", "Accompagnement socioprofessionnel", Role.FOLLOW_UP, null);
        demoAccounts.make("supervisor", "Encadrement technique", Role.SUPERVISOR, null);
        var metropole = places.metropole();
        var neighbour = places.neighbour();
        var coordinator =
                demoAccounts.make("coordinator", "Mission innovation sociale", Role.COORDINATOR, metropole.value());
        var sites = places.sites(metropole, neighbour, concierge.value());
        places.recordHeld(sites, concierge.value());
        var suppliers = partners.load();
        catalogue.load();
        var cobbler = Objects.requireNonNull(suppliers.get("cordonnerie-du-cours"));
        var partner = demoAccounts.make("partner", "La Cordonnerie du Cours", Role.PARTNER, cobbler.value());
        var agents = agents(metropole, neighbour);
        var agent = agent(agents.getFirst());
        pastOrders.takeOver(
                new Year2015(agents.subList(1, Year2015.USERS + 1), sites.subList(0, 2)).orders(),
                manager.value(),
                PRICES_OF_2015);
        var today = dayClock.today();
        pastOrders.takeOver(
                new RecentYear(agents.subList(1, METROPOLE_AGENTS), sites, today).orders(), manager.value(), today);
        demoAccounts.make(
                "practitioner",
                "L’ostéopathe",
                Role.PARTNER,
                Objects.requireNonNull(suppliers.get("osteopathie-du-parc")).value());
        appointments.load(
                suppliers,
                sites,
                actor(concierge, Role.CONCIERGE),
                agents.getFirst(),
                agents.subList(METROPOLE_AGENTS - THOSE_WHO_COME, METROPOLE_AGENTS));
        var collecting = animations.load(
                suppliers,
                sites,
                new DemoAnimations.Cast(
                        actor(coordinator, Role.COORDINATOR),
                        actor(concierge, Role.CONCIERGE),
                        agents.getFirst(),
                        agents.subList(METROPOLE_AGENTS - 2 * THOSE_WHO_COME, METROPOLE_AGENTS - THOSE_WHO_COME)));
        collections.load(suppliers, sites, actor(concierge, Role.CONCIERGE), collecting);
        present.load(new DemoPresent.Cast(
                actor(agent, Role.MEMBER),
                actor(concierge, Role.CONCIERGE),
                actor(partner, Role.PARTNER),
                agents,
                sites));
        lockers.load(actor(agent, Role.MEMBER), actor(concierge, Role.CONCIERGE), sites);
        rounds.load(actor(concierge, Role.CONCIERGE), sites);
        var market = markets.load(metropole, neighbour, sites, manager.value());
        insertion.load(market);
        TravellingClock.at(Instant.parse("2015-01-15T10:00:00Z"), () -> sayWhoTheyAre(agents));
        travel.assume(
                new Assumption(
                        LocalDate.of(2014, 1, 1),
                        40,
                        4_500,
                        2_000,
                        new Carbon(200, 185, "Association régionale pour le climat : voiture à essence, diesel"),
                        "Enquête auprès des agents, carnet de la tournée"),
                manager.value());
        time.assume(
                new TimeAssumptions.Assumption(
                        YearMonth.of(2014, 1),
                        Stream.of(Family.values()).collect(toMap(it -> it, _ -> 20)),
                        "Chiffre d’une autre conciergerie, à vérifier par une enquête auprès des agents"),
                manager.value());
        report.place(suppliers);
        report.agree(actor(manager, Role.MANAGER), metropole);
        report.askInVain(actor(concierge, Role.CONCIERGE), sites);
        TravellingClock.at(Instant.parse("2016-02-15T10:00:00Z"), () -> {
            comments.write(
                    actor(manager, Role.MANAGER),
                    metropole,
                    2015,
                    "Deux sites, deux permanences par semaine : la cordonnerie et le pressing sont entrés dans les habitudes.",
                    0);
            publications.publish(actor(manager, Role.MANAGER), metropole.value().toString(), 2015, 0, "");
        });
    }

    /** All the users of the founding year answered, 317 of them women; of the others some. */
    private void sayWhoTheyAre(List<MemberId> agents) {
        for (int i = 0; i < Year2015.USERS; i++) {
            // 4 is prime to 423: the women are spread over those who came once and those who came often.
            boolean woman = (i * 4) % Year2015.USERS < WOMEN_OF_2015;
            gender.answer(agents.get(i + 1), woman ? Gender.WOMAN : Gender.MAN);
        }
        for (int i = Year2015.USERS + 1; i < agents.size(); i += 3) {
            gender.answer(agents.get(i), i % 2 == 0 ? Gender.WOMAN : i % 5 == 0 ? Gender.OTHER : Gender.MAN);
        }
    }

    /** The first of them is the agent whom everybody can be. */
    private List<MemberId> agents(OrganisationId metropole, OrganisationId neighbour) {
        var since = LocalDate.of(2014, 1, 1);
        return IntStream.range(0, AGENTS)
                .mapToObj(i -> organisations.addMember(
                        i < METROPOLE_AGENTS ? metropole : neighbour,
                        i == 0
                                ? new MemberDetails("Agent de démonstration", "agent@demo.example")
                                : new MemberDetails(Names.name(i), Names.email(i)),
                        since))
                .toList();
    }

    private AccountId agent(MemberId member) {
        var account = demoAccounts.make("agent", "Agent de démonstration", Role.MEMBER, member.value());
        members.linkAccount(member, account.value());
        return account;
    }

    private Actor actor(AccountId account, Role role) {
        return accounts.actors(account).stream()
                .filter(it -> it.is(role))
                .findFirst()
                .orElseThrow();
    }
}
