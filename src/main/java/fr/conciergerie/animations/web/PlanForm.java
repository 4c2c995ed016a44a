package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Cost;
import fr.conciergerie.animations.CostBearer;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.animations.Times;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FilledForm;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** An animation as a manager fills it in. */
final class PlanForm {

    private PlanForm() {}

    /** @param zone the clock of some sites, which have the same */
    static Supplier<AnimationDetails> read(
            FilledForm form,
            Function<String, SiteId> site,
            Function<String, OrganisationId> organisation,
            Function<String, PartnerId> partner,
            Function<List<SiteId>, ZoneId> zone) {
        var kind = form.choice("kind", AnimationKind.class);
        var title = form.text("title", AnimationDetails.LONGEST_TITLE);
        var description = form.textIfAny("description", AnimationDetails.LONGEST_DESCRIPTION);
        var sites = form.choices("site", site);
        boolean online = form.ticked("online");
        form.check(online || !sites.isEmpty(), "site", "animations.where-missing");
        form.check(!online || sites.isEmpty(), "online", "animations.either-there-or-online");
        var place = form.textIfAny("place", AnimationDetails.LONGEST_PLACE);
        var day = form.day("day");
        var from = form.time("from");
        var lastDay = form.dayIfAny("lastDay");
        var until = form.time("until");
        form.inOrder("day", "lastDay", "animations.ends-before-it-begins");
        var registration = registration(form);
        var onlyFor = form.readIfAny("onlyFor", organisation);
        var with = form.readIfAny("partner", partner);
        var amount = form.readIfAny("cost", Money::parse);
        var bearer = form.choiceIfAny("bearer", CostBearer.class);
        form.check((amount == null) == (bearer == null), "bearer", "animations.cost-half-said");
        form.errorAt("from", "animations.no-such-hour");
        form.errorAt("until", "animations.ends-before-it-begins", "animations.too-long");
        form.errorAt("site", "animations.sites-of-different-clocks", "animations.too-many-sites");
        form.errorAt("onlyFor", "animations.whose-event");
        form.errorAt("cost", "animations.cost-out-of-bounds");
        form.errorAt("capacity", "animations.more-are-registered");
        form.errorAt("closesOn", "animations.closes-before-it-opens");
        return () -> new AnimationDetails(
                kind.get(),
                title,
                description,
                sites,
                place,
                Times.at(day.get(), from.get(), lastDay == null ? day.get() : lastDay, until.get(), zone.apply(sites)),
                registration.get(),
                onlyFor,
                with,
                amount == null || bearer == null ? null : new Cost(amount, bearer));
    }

    /** What is typed of it counts only where one registers at all; that it is right is asked for all the same. */
    @SuppressWarnings("NullAway") // where one simply comes there are no terms
    private static Supplier<RegistrationTerms> registration(FilledForm form) {
        var capacity = form.numberIfAny("capacity", 1, RegistrationTerms.LARGEST);
        var guests = form.numberIfAny("guests", 0, RegistrationTerms.MOST_GUESTS);
        var opensOn = form.dayIfAny("opensOn");
        var closesOn = form.dayIfAny("closesOn");
        var offerHours = form.numberIfAny("offerHours", 1, RegistrationTerms.LONGEST_OFFER_HOURS);
        return form.ticked("registers")
                ? () -> new RegistrationTerms(
                        capacity,
                        guests == null ? 0 : guests,
                        opensOn,
                        closesOn,
                        offerHours == null ? RegistrationTerms.USUAL_OFFER_HOURS : offerHours,
                        form.ticked("withoutAccount"))
                : () -> null;
    }
}
