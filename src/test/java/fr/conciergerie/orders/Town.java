package fr.conciergerie.orders;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.ApiTokens;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.catalogue.DatedPrice;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.ServiceDetails;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.catalogue.Terms;
import fr.conciergerie.catalogue.VatCategory;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteDetails;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.partners.EssBasis;
import fr.conciergerie.partners.EssStatus;
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
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * An operator of a test's own: a town with two sites, a cobbler and a farm, a few services, and somebody in every role.
 * Whoever signs in has the password {@link #PASSWORD}. The concierge serves the hall only.
 */
public record Town(
        OperatorId operator,
        SiteId hall,
        SiteId depot,
        PartnerId cobbler,
        PartnerId farm,
        Someone agent,
        Someone colleague,
        Someone concierge,
        Someone cobblerAtWork,
        Someone farmer,
        Someone manager,
        Someone coordinator) {

    public static final String PASSWORD = "correct horse battery staple";

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);

    /** @param member whose orders they are; null for everybody but members */
    public record Someone(
            AccountId account,
            String email,
            String token,
            @Nullable MemberId member) {}

    public static Town build(ApplicationContext context) {
        return new Builder(context).build();
    }

    /** Something that the concierge does, without the pages of the desk. */
    public void atTheDesk(ApplicationContext context, BiConsumer<Actor, Orders> work) {
        Tenant.run(operator, () -> {
            var desk =
                    context.getBean(Accounts.class).actors(concierge.account()).getFirst();
            work.accept(desk, context.getBean(Orders.class));
        });
    }

    private record Builder(ApplicationContext context, String key) {

        Builder(ApplicationContext context) {
            this(context, UUID.randomUUID().toString().substring(0, 8));
        }

        Town build() {
            var operator = it(Organisations.class).createOperator("Les Mains utiles", "mains-" + key);
            return Tenant.call(operator, () -> town(operator));
        }

        private Town town(OperatorId operator) {
            var organisations = it(Organisations.class);
            var hall = site("Hôtel de ville", "hotel-de-ville");
            var depot = site("Dépôt des bus", "depot");
            var organisation = organisations.addOrganisation(
                    new OrganisationDetails("Ville d’Essai", "ville", OrganisationKind.values()[0], null));
            organisations.share(hall, organisation, LONG_AGO, null);
            organisations.share(depot, organisation, LONG_AGO, null);
            var cobbler = partner("L’Atelier du cuir", true);
            var farm = partner("La Ferme des Jalles", false);
            sell(List.of(hall, depot), cobbler, farm);
            var concierge = someone("Awa", Role.CONCIERGE, null);
            organisations.assign(concierge.account().value(), hall, LONG_AGO);
            return new Town(
                    operator,
                    hall,
                    depot,
                    cobbler,
                    farm,
                    member(organisation, "Inès Faure"),
                    member(organisation, "Jean Colas"),
                    concierge,
                    someone("Marcel", Role.PARTNER, cobbler.value()),
                    someone("Lucie", Role.PARTNER, farm.value()),
                    someone("Brigitte", Role.MANAGER, null),
                    someone("Paul", Role.COORDINATOR, organisation.value()));
        }

        private SiteId site(String name, String slug) {
            var site = it(Organisations.class)
                    .addSite(new SiteDetails(
                            name,
                            slug,
                            "1 place de la Mairie",
                            "33000",
                            "Bordeaux",
                            Territory.FRANCE,
                            false,
                            "Hall du rez-de-chaussée",
                            "",
                            "#1f6f54"));
            for (var day : List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)) {
                it(Calendar.class)
                        .addPattern(site, day, new DeskHours(LocalTime.of(12, 0), LocalTime.of(14, 0)), LONG_AGO, null);
            }
            return site;
        }

        private PartnerId partner(String name, boolean ess) {
            var partner = it(Partners.class).add(PartnerDetails.of(name, LegalForm.COOPERATIVE, "Bordeaux"));
            if (ess) {
                it(Partners.class)
                        .recordEss(partner, EssStatus.of(EssBasis.COOPERATIVE, "Statuts", LONG_AGO, LONG_AGO));
            }
            return partner;
        }

        private void sell(List<SiteId> sites, PartnerId cobbler, PartnerId farm) {
            var heels = details("Talons à refaire", Family.EVERYDAY, Shape.ENTRUSTED, VatCategory.STANDARD)
                    .with(it -> it.options(List.of(new Option("patins", "Patins de protection", Money.euros(6, 0)))));
            offer("talons", heels, Price.fixed(Money.euros(12, 50)), sites, cobbler, 3);
            offer(
                    "panier",
                    details("Panier de légumes", Family.FOOD, Shape.GOODS, VatCategory.FOOD),
                    Price.fixed(Money.euros(9, 0)),
                    sites,
                    farm,
                    1);
            offer(
                    "osteopathie",
                    details("Séance d’ostéopathie", Family.WELL_BEING, Shape.APPOINTMENT, VatCategory.HEALTH_CARE),
                    Price.fixed(Money.euros(45, 0)),
                    sites,
                    farm,
                    2);
            offer(
                    "sac",
                    details("Sac à réparer", Family.EVERYDAY, Shape.ENTRUSTED, VatCategory.STANDARD),
                    Price.ON_QUOTE,
                    sites,
                    cobbler,
                    5);
        }

        private void offer(
                String slug, ServiceDetails details, Price price, List<SiteId> sites, PartnerId partner, int leadDays) {
            var services = it(Services.class);
            var service = services.add(slug, details);
            sites.forEach(site -> services.sell(
                    service, site, Terms.of(partner, leadDays), List.of(new DatedPrice(LONG_AGO, null, price))));
        }

        private static ServiceDetails details(String name, Family family, Shape shape, VatCategory vat) {
            return ServiceDetails.of(name)
                    .with(it -> it.description("Fait près d’ici, par des gens du métier.")
                            .family(family)
                            .shape(shape)
                            .vatCategory(vat));
        }

        private Someone member(OrganisationId organisation, String name) {
            var member =
                    it(Organisations.class).addMember(organisation, new MemberDetails(name, address(name)), LONG_AGO);
            var someone = someone(name, Role.MEMBER, member.value());
            it(Members.class).linkAccount(member, someone.account().value());
            return new Someone(someone.account(), someone.email(), someone.token(), member);
        }

        private Someone someone(String name, Role role, @Nullable UUID subject) {
            var accounts = it(Accounts.class);
            var email = address(name);
            var account = accounts.ensure(email, name, Locale.FRENCH);
            accounts.grant(account, role, subject);
            accounts.setPassword(account, PASSWORD);
            var token = accounts.issueToken(account, role, subject, "essai", ApiTokens.scopesOf(role));
            return new Someone(account, email, token.secret(), null);
        }

        private String address(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "-") + "-" + key + "@essai.example";
        }

        private <T> T it(Class<T> type) {
            return context.getBean(type);
        }
    }
}
