package fr.conciergerie.lockers;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.Role;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** A bank in the hall of a site: A1 and A2 small, A3 medium within reach of somebody who sits, A4 large. Its codes are set. */
public record Hall(ApplicationContext context, Desk desk, BankId bank) {

    public static Hall open(ApplicationContext context, Desk desk) {
        return open(context, desk, "A1, A2", "A3", "A4");
    }

    /**
     * Another one.
     *
     * @param small their labels, and so on; empty where there are none
     */
    public static Hall open(ApplicationContext context, Desk desk, String small, String medium, String large) {
        return open(
                context,
                desk,
                new BankDetails("Hall", LockProfile.MECHANICAL, 6, "", null, 24, 3),
                small,
                medium,
                large);
    }

    /** With a pad that keeps so many codes, for two small compartments. */
    public static Hall withAPad(ApplicationContext context, Desk desk, int slots) {
        return open(context, desk, new BankDetails("Hall", LockProfile.KEYPAD, 6, "", slots, 24, 3), "A1, A2", "", "");
    }

    /** Whose doors a controller opens: A1 and A2 small. Nobody sets codes. */
    public static Hall connected(ApplicationContext context, Desk desk) {
        var bank = desk.there(() -> {
            var banks = context.getBean(Banks.class);
            var id = banks.add(desk.site(), new BankDetails("Hall", LockProfile.CONNECTED, 6, "", null, 24, 3));
            add(banks, id, "A1, A2", Size.S, false);
            return id;
        });
        return new Hall(context, desk, bank);
    }

    private static Hall open(
            ApplicationContext context, Desk desk, BankDetails details, String small, String medium, String large) {
        var bank = desk.there(() -> {
            var banks = context.getBean(Banks.class);
            var id = banks.add(desk.site(), details);
            add(banks, id, small, Size.S, false);
            add(banks, id, medium, Size.M, true);
            add(banks, id, large, Size.L, false);
            return id;
        });
        var hall = new Hall(context, desk, bank);
        hall.setCodes();
        return hall;
    }

    private static void add(Banks banks, BankId id, String labels, Size size, boolean seated) {
        if (!labels.isEmpty()) {
            banks.addCompartments(id, CompartmentLabels.read(labels), size, seated);
        }
    }

    /** The concierge goes from door to door. */
    public void setCodes() {
        desk.there(() -> {
            for (var it : doors()) {
                for (var old : it.toRemove()) {
                    lockerDesk().codeRemoved(desk.concierge(), it.compartment().id(), old.code());
                }
                for (var code : Stream.of(it.delegateCode(), it.code())
                        .filter(Objects::nonNull)
                        .toList()) {
                    lockerDesk().codeSet(desk.concierge(), it.compartment().id(), code.code());
                }
            }
            return true;
        });
    }

    public List<CompartmentView> doors() {
        return desk.there(() -> lockerDesk().compartments(desk.concierge(), bank));
    }

    public CompartmentView door(String label) {
        return doors().stream()
                .filter(it -> it.compartment().label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    public String digitsToSet(String label) {
        var code = Objects.requireNonNull(door(label).code());
        return Objects.requireNonNull(code.digits());
    }

    public Lockers lockers() {
        return context.getBean(Lockers.class);
    }

    public LockerDesk lockerDesk() {
        return context.getBean(LockerDesk.class);
    }

    public ReservationView reserve(MemberId member, Size size, boolean seated) {
        return desk.there(() -> lockers()
                .reserve(desk.as(Role.MEMBER, member.value()), new DropOff(desk.site(), null, size, seated, null)));
    }

    /** An order of one pair of boots that is back from the cobbler. */
    public OrderView ready() {
        var custody = context.getBean(Custody.class);
        var orders = context.getBean(Orders.class);
        var order = context.getBean(Counter.class).order(desk, Counter.SHOES);
        var line = order.lines().getFirst().id();
        return desk.there(() -> {
            var pieces =
                    List.of(new PieceIn("Bottine gauche", Reserves.NONE), new PieceIn("Bottine droite", Reserves.NONE));
            custody.deposit(desk.concierge(), order.id(), line, pieces, "B2");
            custody.dispatch(desk.concierge(), order.id(), line, null);
            var cobbler = desk.as(Role.PARTNER, desk.cobbler().value());
            orders.accept(cobbler, order.id(), line);
            orders.complete(cobbler, order.id(), line);
            return custody.comeBack(desk.concierge(), order.id(), line, Arrival.complete("C3"))
                    .order();
        });
    }

    /** It goes into the smallest free compartment, or to what waits for its member already. */
    public ReservationView load(OrderView order) {
        return desk.there(() -> lockerDesk()
                .load(
                        desk.concierge(),
                        order.id(),
                        List.of(order.lines().getFirst().id()),
                        null));
    }
}
