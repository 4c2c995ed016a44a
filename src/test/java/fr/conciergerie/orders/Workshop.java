package fr.conciergerie.orders;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.catalogue.DatedPrice;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.LegalForm;
import fr.conciergerie.partners.PartnerDetails;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * A cobbler who works for one site of an operator of the test's own, and everybody on the way of a pair of shoes: who
 * orders, who hands it on, who mends it.
 */
public final class Workshop {

    public static final String MEMBER_NAME = "Philomène Vraitest";
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final String SHELF = "étagère B2";

    public final OperatorId operator;
    public final SiteId site;
    public final PartnerId cobbler;
    public final MemberId member;
    public final String memberAddress;
    public final String cobblerAddress;
    private final ApplicationContext context;

    private Workshop(ApplicationContext context, Locale language, Territory territory) {
        var key = UUID.randomUUID().toString().substring(0, 8);
        this.context = context;
        this.memberAddress = "agent-" + key + "@ville.example";
        this.cobblerAddress = "cordonnier-" + key + "@atelier.example";
        this.operator = it(Organisations.class).createOperator("Les Mains utiles", "mains-" + key);
        this.site = in(() -> site("Hôtel de ville", territory));
        this.cobbler = in(() -> it(Partners.class).add(cobbler(cobblerAddress, language)));
        this.member = in(() -> member(language));
        in(() -> {
            sell("talons", "Talons à refaire", Family.EVERYDAY, Shape.ENTRUSTED, VatCategory.STANDARD, price(12, 50));
            sell("sac", "Sac à réparer", Family.EVERYDAY, Shape.ENTRUSTED, VatCategory.STANDARD, Price.ON_QUOTE);
            sell(
                    "osteopathie",
                    "Séance d’ostéopathie",
                    Family.WELL_BEING,
                    Shape.APPOINTMENT,
                    VatCategory.HEALTH_CARE,
                    price(45, 0));
            return true;
        });
    }

    public static Workshop open(ApplicationContext context, Locale language) {
        return new Workshop(context, language, Territory.FRANCE);
    }

    public static Workshop in(ApplicationContext context, Territory territory) {
        return new Workshop(context, Locale.FRENCH, territory);
    }

    public Actor manager() {
        return actor(Role.MANAGER, null);
    }

    public Actor memberAtHome() {
        return actor(Role.MEMBER, member.value());
    }

    public Actor cobblerAtWork() {
        return actor(Role.PARTNER, cobbler.value());
    }

    public OrderView ordered(String service) {
        return ordered(service, Channel.ONLINE);
    }

    public OrderView ordered(String service, Channel channel) {
        var by = channel == Channel.ONLINE ? memberAtHome() : manager();
        var note = service.equals("osteopathie") ? null : "Merci !";
        var line = new PlaceOrder.Line(service, 1, note, List.of(), null);
        return in(() -> orders().place(by, new PlaceOrder(site.toString(), member, channel, List.of(line))));
    }

    public OrderView handedIn(String service) {
        var order = ordered(service);
        in(() -> custody()
                .deposit(
                        manager(),
                        order.id(),
                        line(order),
                        List.of(new PieceIn("Chaussures noires", Reserves.NONE)),
                        SHELF));
        return order;
    }

    /** With the cobbler, who has not answered yet. */
    public OrderView given(String service) {
        var order = handedIn(service);
        return in(() -> {
            custody().dispatch(manager(), order.id(), line(order), null);
            return orders().order(manager(), order.id());
        });
    }

    public OrderView finished(String service) {
        var order = given(service);
        in(() -> {
            orders().accept(cobblerAtWork(), order.id(), line(order));
            return orders().complete(cobblerAtWork(), order.id(), line(order));
        });
        return order;
    }

    public OrderView ready(String service) {
        var order = finished(service);
        in(() -> custody().comeBack(manager(), order.id(), line(order), Arrival.complete(SHELF)));
        return order;
    }

    public LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }

    public JobId job(OrderView order) {
        return Objects.requireNonNull(order.lines().getFirst().job());
    }

    public <T> T in(Supplier<T> work) {
        return Tenant.call(operator, work);
    }

    public Orders orders() {
        return it(Orders.class);
    }

    public Custody custody() {
        return it(Custody.class);
    }

    public <T> T it(Class<T> type) {
        return context.getBean(type);
    }

    private Actor actor(Role role, @Nullable UUID subject) {
        return new Actor(UUID.randomUUID(), UUID.randomUUID(), "", role, operator.value(), subject, Locale.FRENCH);
    }

    private SiteId site(String name, Territory territory) {
        var it = it(Organisations.class).addSite(Sites.in(territory, name));
        for (var day : DayOfWeek.values()) {
            it(Calendar.class)
                    .addPattern(it, day, new DeskHours(LocalTime.of(12, 0), LocalTime.of(14, 0)), LONG_AGO, null);
        }
        return it;
    }

    private MemberId member(Locale language) {
        var organisations = it(Organisations.class);
        var town =
                organisations.addOrganisation(new OrganisationDetails("Ville", "ville", OrganisationKind.TOWN, null));
        organisations.share(site, town, LONG_AGO, null);
        return organisations.addMember(town, new MemberDetails(MEMBER_NAME, memberAddress, null, language), LONG_AGO);
    }

    private static PartnerDetails cobbler(String address, Locale language) {
        var it = PartnerDetails.of("L’Atelier du cuir", LegalForm.COOPERATIVE, "Bordeaux");
        return new PartnerDetails(
                it.name(),
                it.legalForm(),
                it.siret(),
                address,
                it.phone(),
                language,
                it.address(),
                it.postcode(),
                it.town(),
                it.holidayZone(),
                false,
                it.openDays(),
                it.vatRegime(),
                it.settlement(),
                it.commissionBasisPoints(),
                it.fallback());
    }

    private void sell(String slug, String name, Family family, Shape shape, VatCategory vat, Price price) {
        var services = it(Services.class);
        var service = services.add(
                slug,
                ServiceDetails.of(name)
                        .with(it -> it.description("Fait près d’ici.")
                                .family(family)
                                .shape(shape)
                                .vatCategory(vat)));
        services.sell(service, site, Terms.of(cobbler, 2), List.of(new DatedPrice(LONG_AGO, null, price)));
    }

    private static Price price(long euros, int cents) {
        return Price.fixed(Money.euros(euros, cents));
    }
}
