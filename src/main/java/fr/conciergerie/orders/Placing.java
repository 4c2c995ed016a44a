package fr.conciergerie.orders;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.WorkingDays;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns a request into an order: who, where, at which price, promised for when. Reads only. */
@Component
class Placing {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Partners partners;
    private final WithdrawalPeriods periods;
    private final Dictionary dictionary;
    private final DayClock dayClock;

    Placing(
            JdbcClient jdbc,
            Catalogue catalogue,
            Calendar calendar,
            Partners partners,
            WithdrawalPeriods periods,
            Dictionary dictionary,
            DayClock dayClock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.partners = partners;
        this.periods = periods;
        this.dictionary = dictionary;
        this.dayClock = dayClock;
    }

    Order prepare(Actor actor, PlaceOrder wanted, Instant now) {
        return prepare(actor, wanted, 0, now);
    }

    /** @param reduction by how many percent each line is cheaper than it is alone */
    Order prepare(Actor actor, PlaceOrder wanted, int reduction, Instant now) {
        requireChannel(actor, wanted.channel());
        if (wanted.lines().isEmpty()) {
            throw new Refused("orders.needs-a-line");
        }
        if (wanted.lines().size() > PlaceOrder.MAX_LINES) {
            throw new Refused("orders.too-many-lines", PlaceOrder.MAX_LINES);
        }
        var member = memberOf(actor, wanted.member());
        var place = place(actor, wanted.site(), member, now);
        var until = wanted.channel().isDistance()
                ? periods.at(place.zone(), place.holidayZone(), place.goodFriday())
                        .endAfter(now)
                : null;
        requireTerms(wanted.terms(), place.terms());
        var lines = lines(wanted.lines(), place, reduction, now).stream()
                .map(it -> it.unitPrice() == null || it.service().isGoods() ? it : it.withdrawableUntil(until))
                .toList();
        return new Order(
                new OrderId(Ids.next(now)),
                ShortCode.next(),
                ShortCode.next(),
                place.site(),
                member,
                wanted.channel(),
                actor.account(),
                now,
                null,
                until,
                place.terms(),
                wish(wanted, now),
                lines,
                0);
    }

    private static void requireTerms(@Nullable String read, @Nullable Integer inForce) {
        var version = inForce == null ? CommonTerms.VERSION : String.valueOf(inForce);
        if (read != null && !read.equals(version)) {
            throw Refused.conflict("orders.terms-changed", version);
        }
    }

    /** Only our own sentence says all that it must, so only that one is kept. */
    private @Nullable BeginAtOnce wish(PlaceOrder wanted, Instant now) {
        var words = wanted.beginAtOnce();
        if (words == null) {
            return null;
        }
        if (!wanted.channel().isDistance()) {
            throw new Refused("orders.begin-at-once-without-distance");
        }
        if (!BeginAtOnceWords.are(words, dictionary)) {
            throw new Refused("orders.begin-at-once-in-other-words", BeginAtOnceWords.KEY);
        }
        return new BeginAtOnce(now, words);
    }

    private static void requireChannel(Actor actor, Channel channel) {
        if (actor.is(Role.MEMBER) != (channel == Channel.ONLINE)) {
            throw new Refused(actor.is(Role.MEMBER) ? "orders.members-order-online" : "orders.online-is-for-members");
        }
    }

    private static MemberId memberOf(Actor actor, @Nullable MemberId wanted) {
        if (actor.is(Role.MEMBER)) {
            var own = new MemberId(actor.requireSubject());
            if (wanted != null && !wanted.equals(own)) {
                throw new NotFound("member " + wanted);
            }
            return own;
        }
        if (wanted == null) {
            throw new Refused("orders.for-whom");
        }
        return wanted;
    }

    /** The site, if this member may use it and, at the desk, this concierge serves it: one question to the database. */
    private Place place(Actor actor, String siteRef, MemberId member, Instant now) {
        return jdbc.sql("""
                        select s.id, s.zone, s.holiday_zone, s.good_friday,
                               (select max(t.number) from organisations.terms_of_sale_v t
                                 where t.first_day <= :today) as terms,
                               exists (select from organisations.site_member_v m
                                        where m.site_id = s.id and m.member_id = :member
                                          and m.period @> there.today) as usable,
                               :role <> 'CONCIERGE' or exists (select from organisations.site_concierge_v c
                                        where c.site_id = s.id and c.account_id = :account
                                          and c.valid_from <= there.today
                                          and (c.valid_until is null or c.valid_until >= there.today)) as served
                          from organisations.site_v s
                         cross join lateral (select (:now::timestamptz at time zone s.zone)::date as today) there
                         where s.slug = :site or s.id::text = :site
                        """)
                .param("site", siteRef)
                .param("member", member.value())
                .param("role", actor.role().name())
                .param("account", actor.account())
                .param("today", dayClock.dayOf(now))
                .param("now", Columns.utc(now))
                .query((rs, _) -> new Place(
                        Columns.id(rs, "id", SiteId::new),
                        ZoneId.of(rs.getString("zone")),
                        rs.getString("holiday_zone"),
                        rs.getBoolean("good_friday"),
                        rs.getObject("terms", Integer.class),
                        rs.getBoolean("usable"),
                        rs.getBoolean("served")))
                .optional()
                .filter(Place::served)
                .map(it -> {
                    if (!it.usable()) {
                        throw new Refused("orders.member-may-not-use-site");
                    }
                    return it;
                })
                .orElseThrow(() -> new Refused("orders.no-such-site", siteRef));
    }

    private List<OrderLine> lines(List<PlaceOrder.Line> wanted, Place place, int reduction, Instant now) {
        var today = now.atZone(place.zone()).toLocalDate();
        var offers = catalogue.offers(
                place.site(),
                wanted.stream().map(PlaceOrder.Line::service).distinct().toList(),
                today);
        var sessions = new ComingSessions(place.zone(), limit -> calendar.nextSessions(place.site(), now, limit));
        var days = partners.workingDays(
                offers.values().stream().map(Offer::partner).distinct().toList());
        var lines = new ArrayList<OrderLine>();
        for (var line : wanted) {
            var offer = offer(offers, line.service());
            lines.add(line(line, offer, reduction, sessions, Objects.requireNonNull(days.get(offer.partner())), now));
        }
        return lines;
    }

    private OrderLine line(
            PlaceOrder.Line wanted,
            Offer offer,
            int reduction,
            ComingSessions sessions,
            WorkingDays days,
            Instant now) {
        var choice = ServiceChoice.of(offer, wanted.options(), wanted.quantity(), wanted.note());
        var alone = choice.price();
        var price = alone == null ? null : alone.less(reduction);
        if (wanted.price() != null && !wanted.price().equals(price)) {
            throw price == null
                    ? Refused.conflict("orders.now-on-quote", offer.details().name())
                    : Refused.conflict("orders.price-changed", offer.details().name(), price);
        }
        var promised = sessions.promise(offer.details().shape(), now, days, offer.leadDays());
        return new OrderLine(
                new LineId(Ids.next(now)),
                OrderedService.of(
                        offer, choice.options().stream().map(Option::name).toList()),
                choice.quantity(),
                choice.note(),
                price,
                promised.map(Promised::on).orElse(null),
                price == null ? new LineState.Requested() : new LineState.Confirmed());
    }

    private static Offer offer(Map<String, Offer> offers, String ref) {
        var offer = offers.get(ref);
        if (offer == null) {
            throw new Refused("orders.not-sold-here", ref);
        }
        return offer;
    }

    private record Place(
            SiteId site,
            ZoneId zone,
            String holidayZone,
            boolean goodFriday,
            @Nullable Integer terms,
            boolean usable,
            boolean served) {}
}
