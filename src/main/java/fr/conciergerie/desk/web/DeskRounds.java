package fr.conciergerie.desk.web;

import fr.conciergerie.accounts.AccountId;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Person;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.rounds.Called;
import fr.conciergerie.rounds.CargoCount;
import fr.conciergerie.rounds.CargoQuery;
import fr.conciergerie.rounds.ManifestLine;
import fr.conciergerie.rounds.Round;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundStop;
import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.rounds.Rounds;
import fr.conciergerie.rounds.StopDesk;
import fr.conciergerie.web.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Rounds with the names of whom they call on. */
@Component
class DeskRounds {

    private final Rounds rounds;
    private final CargoQuery cargo;
    private final StopDesk stops;
    private final Organisations organisations;
    private final Partners partners;
    private final Accounts accounts;

    DeskRounds(
            Rounds rounds,
            CargoQuery cargo,
            StopDesk stops,
            Organisations organisations,
            Partners partners,
            Accounts accounts) {
        this.rounds = rounds;
        this.cargo = cargo;
        this.stops = stops;
        this.organisations = organisations;
        this.partners = partners;
        this.accounts = accounts;
    }

    RoundPage page(Actor actor, RoundId id) {
        var round = rounds.round(actor, id);
        return page(actor, round, cargo.counts(actor, id));
    }

    /** The same without what is to come at its stops. */
    RoundPage made(Actor actor, RoundId id) {
        return page(actor, rounds.round(actor, id), Map.of());
    }

    private RoundPage page(Actor actor, Round round, Map<RoundStopId, CargoCount> expected) {
        var made = stops.manifest(round).stream().collect(Collectors.groupingBy(ManifestLine::stop));
        return page(round, names(actor, List.of(round)), cargo.countAboard(round.id()), expected, made);
    }

    /** Those of a day, without what they carry. */
    List<RoundPage> on(Actor actor, LocalDate day) {
        var all = rounds.on(actor, day);
        var names = names(actor, all);
        return all.stream().map(it -> page(it, names, 0, Map.of(), Map.of())).toList();
    }

    private record Names(
            List<Site> visible,
            Map<SiteId, Site> sites,
            Map<PartnerId, Partner> partners,
            Map<AccountId, Person> people) {}

    private Names names(Actor actor, List<Round> rounds) {
        var called = rounds.stream()
                .flatMap(it -> it.stops().stream())
                .map(RoundStop::called)
                .map(it -> it instanceof Called.AtPartner(var partner) ? partner : null)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var visible = organisations.sitesVisibleTo(actor);
        var sites = visible.stream().collect(Collectors.toMap(Site::id, it -> it));
        // a round may lead to a site that its driver does not serve
        rounds.stream()
                .flatMap(it -> it.stops().stream())
                .map(RoundStop::called)
                .map(it -> it instanceof Called.AtSite(var site) ? site : null)
                .filter(Objects::nonNull)
                .forEach(it -> sites.computeIfAbsent(it, organisations::site));
        return new Names(
                visible,
                sites,
                partners.partners(called),
                accounts.peopleHere(rounds.stream()
                        .map(it -> new AccountId(it.driver()))
                        .distinct()
                        .toList()));
    }

    private static RoundPage page(
            Round round,
            Names names,
            int aboard,
            Map<RoundStopId, CargoCount> expected,
            Map<RoundStopId, List<ManifestLine>> made) {
        var driver = names.people().get(new AccountId(round.driver()));
        return new RoundPage(
                round,
                Objects.requireNonNull(names.sites().get(round.start())),
                driver == null ? "" : driver.name(),
                names.visible(),
                aboard,
                round.stops().stream()
                        .map(it -> row(
                                it,
                                names,
                                expected.getOrDefault(it.id(), CargoCount.NONE),
                                made.getOrDefault(it.id(), List.of())))
                        .toList());
    }

    private static RoundPage.Row row(RoundStop stop, Names names, CargoCount expected, List<ManifestLine> made) {
        return switch (stop.called()) {
            case Called.AtSite(var id) -> {
                var site = Objects.requireNonNull(names.sites().get(id));
                yield new RoundPage.Row(
                        stop, site.name(), site.address() + ", " + site.city(), "", false, expected, made);
            }
            case Called.AtPartner(var id) -> {
                var partner = Objects.requireNonNull(names.partners().get(id));
                yield new RoundPage.Row(
                        stop,
                        partner.name(),
                        partner.town(),
                        Objects.requireNonNullElse(partner.phone(), ""),
                        true,
                        expected,
                        made);
            }
        };
    }
}
