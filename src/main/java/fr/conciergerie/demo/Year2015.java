package fr.conciergerie.demo;

import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.PastOrder;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The founding year, row by row: 423 users, 667 agent-months, 1,000 orders of one service each, 700 of them everyday ones
 * (domain.md 4.2). Only the distribution is given here; every total is counted by whoever asks.
 */
final class Year2015 {

    static final int USERS = 423;

    /** How many users were active in one, two, three and four months of the year. */
    private static final int[] USERS_BY_ACTIVE_MONTHS = {260, 100, 45, 18};

    /** How many agent-months saw one, two and three orders. */
    private static final int[] MONTHS_BY_ORDERS = {397, 207, 63};

    private static final int EVERYDAY = 700;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static final List<String> EVERYDAY_SERVICES = List.of(
            "cordonnerie-talons",
            "cordonnerie-patins",
            "pressing-chemise",
            "pressing-costume",
            "pressing-robe",
            "retouche-ourlet",
            "repassage-cinq-pieces",
            "cordonnerie-double-de-cle");

    static final List<String> OTHER_SERVICES = List.of(
            "lavage-voiture",
            "controle-technique",
            "revision-velo",
            "panier-de-legumes",
            "pain-bio",
            "reception-de-colis",
            "photos-d-identite",
            "fournitures-scolaires");

    private final Random random = new Random(2015);
    private final List<MemberId> members;
    private final List<SiteId> sites;

    /**
     * @param members at least {@link #USERS}
     * @param sites the two that had sessions that year
     */
    Year2015(List<MemberId> members, List<SiteId> sites) {
        this.members = members;
        this.sites = sites;
    }

    List<PastOrder> orders() {
        var families = shuffled(repeat(true, EVERYDAY), repeat(false, 1000 - EVERYDAY));
        var ordersOfMonths = ordersByAgentMonth();
        var past = new ArrayList<PastOrder>();
        int agentMonth = 0;
        for (int user = 0; user < USERS; user++) {
            for (var month : activeMonths(user)) {
                for (int i = 0; i < ordersOfMonths.get(agentMonth); i++) {
                    past.add(order(user, month, families.get(past.size())));
                }
                agentMonth++;
            }
        }
        return past;
    }

    private List<Integer> ordersByAgentMonth() {
        var counts = new ArrayList<Integer>();
        for (int orders = 1; orders <= MONTHS_BY_ORDERS.length; orders++) {
            counts.addAll(Collections.nCopies(MONTHS_BY_ORDERS[orders - 1], orders));
        }
        Collections.shuffle(counts, random);
        return counts;
    }

    private List<YearMonth> activeMonths(int user) {
        var months = new ArrayList<>(IntStream.rangeClosed(1, 12).boxed().toList());
        Collections.shuffle(months, random);
        return months.stream()
                .limit(activeMonthsOf(user))
                .sorted()
                .map(it -> YearMonth.of(2015, it))
                .toList();
    }

    private static int activeMonthsOf(int user) {
        int upTo = 0;
        for (int months = 1; months <= USERS_BY_ACTIVE_MONTHS.length; months++) {
            upTo += USERS_BY_ACTIVE_MONTHS[months - 1];
            if (user < upTo) {
                return months;
            }
        }
        throw new IllegalArgumentException("no such user: " + user);
    }

    /** Handed in by the 21st, so that what was ordered in December is back within the year. */
    private PastOrder order(int user, YearMonth month, boolean everyday) {
        var day = month.atDay(2 + random.nextInt(18));
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        var promised = day.plusDays(7);
        var collected = random.nextInt(100) < 92 ? promised : promised.plusDays(2);
        return new PastOrder(
                sites.get(user % 5 < 3 ? 0 : 1),
                members.get(user),
                channel(),
                pick(everyday ? EVERYDAY_SERVICES : OTHER_SERVICES),
                at(day, 12),
                promised,
                at(collected, 13));
    }

    private Channel channel() {
        int roll = random.nextInt(100);
        return roll < 70 ? Channel.DESK : roll < 82 ? Channel.PHONE : roll < 92 ? Channel.EMAIL : Channel.LOCKER;
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, random.nextInt(60))).atZone(PARIS).toInstant();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private List<Boolean> shuffled(List<Boolean> some, List<Boolean> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        Collections.shuffle(all, random);
        return all;
    }

    private static List<Boolean> repeat(boolean value, int times) {
        return Collections.nCopies(times, value);
    }
}
