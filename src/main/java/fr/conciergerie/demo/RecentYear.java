package fr.conciergerie.demo;

import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.PastOrder;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The twelve months before today, as a service in its routine has them: five orders a week at each site, most of them by
 * people who come again and again. The last weeks are left to {@link DemoPresent}, whose orders are still under way.
 */
final class RecentYear {

    private static final int MONTHS = 12;
    private static final int WEEKS_OF_THE_PRESENT = 6;
    private static final int ORDERS_A_WEEK_AND_SITE = 5;

    /** Who comes again and again; they place six orders out of ten. */
    private static final int REGULARS = 140;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Random random = new Random(12);
    private final List<MemberId> members;
    private final List<SiteId> sites;
    private final LocalDate today;

    RecentYear(List<MemberId> members, List<SiteId> sites, LocalDate today) {
        this.members = members;
        this.sites = sites;
        this.today = today;
    }

    /** Its first day. */
    static LocalDate firstDay(LocalDate today) {
        return today.minusMonths(MONTHS);
    }

    List<PastOrder> orders() {
        var past = new ArrayList<PastOrder>();
        var end = today.minusWeeks(WEEKS_OF_THE_PRESENT);
        for (var week = firstDay(today); week.isBefore(end); week = week.plusWeeks(1)) {
            for (var site : sites) {
                for (int i = 0; i < ORDERS_A_WEEK_AND_SITE; i++) {
                    past.add(order(site, week.plusDays(random.nextInt(7))));
                }
            }
        }
        return past;
    }

    private PastOrder order(SiteId site, LocalDate someDay) {
        var asked = working(someDay);
        var promised = working(asked.plusDays(7));
        var collected = random.nextInt(100) < 93 ? promised : working(promised.plusDays(2));
        return new PastOrder(
                site,
                members.get(random.nextInt(random.nextInt(10) < 6 ? REGULARS : members.size())),
                channel(),
                pick(random.nextInt(10) < 7 ? Year2015.EVERYDAY_SERVICES : Year2015.OTHER_SERVICES),
                at(asked, 12),
                promised,
                at(collected, 13));
    }

    private static LocalDate working(LocalDate day) {
        return Stream.iterate(day, it -> it.plusDays(1))
                .filter(it -> it.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .findFirst()
                .orElseThrow();
    }

    private Channel channel() {
        int roll = random.nextInt(100);
        return roll < 48
                ? Channel.DESK
                : roll < 78 ? Channel.ONLINE : roll < 88 ? Channel.PHONE : roll < 94 ? Channel.EMAIL : Channel.LOCKER;
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, random.nextInt(60))).atZone(PARIS).toInstant();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
