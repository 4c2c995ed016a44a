package fr.conciergerie.custody;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.Visitor;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.MockMvc;

/** A desk to try things at: one operator, one site, a member, a concierge, a cobbler and a grower. */
@TestComponent
public class Counter {

    public static final String SHOES = "cordonnerie-ressemelage";
    public static final String SHIRT = "repassage-chemise";
    public static final String VEGETABLES = "panier-de-legumes";

    /** Of everybody who signs in. */
    public static final String PASSWORD = "une concierge aimable";

    private final Accounts accounts;
    private final Calendar calendar;
    private final Organisations organisations;
    private final Partners partners;
    private final Services services;
    private final Orders orders;

    Counter(
            Accounts accounts,
            Calendar calendar,
            Organisations organisations,
            Partners partners,
            Services services,
            Orders orders) {
        this.accounts = accounts;
        this.calendar = calendar;
        this.organisations = organisations;
        this.partners = partners;
        this.services = services;
        this.orders = orders;
    }

    /** Who is there. */
    public record Desk(
            OperatorId operator,
            SiteId site,
            MemberId member,
            Actor concierge,
            String email,
            String token,
            PartnerId cobbler,
            PartnerId grower) {

        public Actor as(Role role, @Nullable UUID subject) {
            return new Actor(
                    UUID.randomUUID(), UUID.randomUUID(), "Camille", role, operator.value(), subject, Locale.FRENCH);
        }

        public Actor asMember() {
            return as(Role.MEMBER, member.value());
        }

        public <T> T there(Supplier<T> work) {
            return Tenant.call(operator, work);
        }
    }

    /** A desk of an operator of its own. */
    public Desk open() {
        var operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        return Tenant.call(operator, () -> {
            var today = Here.today();
            var organisation = organisations.addOrganisation(
                    new OrganisationDetails("Métropole", "metropole", OrganisationKind.METROPOLE, null));
            var site = organisations.addSite(Sites.details("Hôtel de Métropole"));
            organisations.share(site, organisation, today.minusYears(1), null);
            var member = organisations.addMember(
                    organisation,
                    new MemberDetails("Dominique Martin", "dominique@client.example", null, Locale.FRENCH),
                    today.minusYears(1));
            var email = "sacha-" + UUID.randomUUID() + "@desk.example";
            var account = accounts.ensure(email, "Sacha", Locale.FRENCH);
            accounts.setPassword(account, PASSWORD);
            accounts.grant(account, Role.CONCIERGE, null);
            var token = accounts.issueToken(
                    account, Role.CONCIERGE, null, "essai", Set.of(Scope.READ, Scope.ORDERS, Scope.DESK));
            organisations.assign(account.value(), site, today.minusYears(1));
            for (var weekday : List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)) {
                calendar.addPattern(
                        site,
                        weekday,
                        new DeskHours(LocalTime.of(12, 0), LocalTime.of(14, 0)),
                        today.minusYears(1),
                        null);
            }
            var cobbler = partners.add(PartnerDetails.of("Cordonnerie du Port", LegalForm.COOPERATIVE, "Bordeaux"));
            var grower = partners.add(PartnerDetails.of("Jardins partagés", LegalForm.ASSOCIATION, "Pessac"));
            sell(SHOES, "Ressemelage", Family.EVERYDAY, Shape.ENTRUSTED, cobbler, site, today);
            sell(SHIRT, "Repassage de chemise", Family.EVERYDAY, Shape.ENTRUSTED, cobbler, site, today);
            sell(VEGETABLES, "Panier de légumes", Family.FOOD, Shape.GOODS, grower, site, today);
            var concierge = accounts.actors(account).getFirst();
            return new Desk(operator, site, member, concierge, email, token.secret(), cobbler, grower);
        });
    }

    /** Somebody of this operator, in front of a browser. */
    public Visitor signedIn(MockMvc mvc, Desk desk, Role role, @Nullable UUID subject) {
        var address = role.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@desk.example";
        desk.there(() -> {
            var account = accounts.ensure(address, "Dominique", Locale.FRENCH);
            accounts.setPassword(account, PASSWORD);
            accounts.grant(account, role, subject);
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(address, PASSWORD);
        return visitor;
    }

    /** An order taken at the desk, one line for each service. */
    public OrderView order(Desk desk, String... wanted) {
        return desk.there(() -> orders.place(
                desk.concierge(),
                new PlaceOrder(
                        desk.site().toString(),
                        desk.member(),
                        Channel.DESK,
                        List.of(wanted).stream()
                                .map(it -> new PlaceOrder.Line(it, 1, null, List.of(), null))
                                .toList())));
    }

    private void sell(
            String slug, String name, Family family, Shape shape, PartnerId partner, SiteId site, LocalDate today) {
        var options = slug.equals(SHOES) ? List.of(new Option("cuir", "Cuir naturel", Money.ZERO)) : List.<Option>of();
        var service = services.add(
                slug,
                ServiceDetails.of(name)
                        .with(it -> it.family(family).shape(shape).options(options)));
        services.sell(service, site, Terms.of(partner, 2));
        services.price(service, List.of(site), Price.fixed(Money.euros(24, 0)), today);
    }
}
