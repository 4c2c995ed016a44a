package fr.conciergerie.desk.web;

import fr.conciergerie.desk.Board;
import fr.conciergerie.desk.ServedSite;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.MembersFound;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** People as the desk looks for them: by name, telephone or address, and by the code on what they hold in their hand. */
@Component
class DeskPeople {

    private static final int MOST = 12;

    private final Board board;
    private final Organisations organisations;
    private final Orders orders;
    private final DayClock dayClock;

    DeskPeople(Board board, Organisations organisations, Orders orders, DayClock dayClock) {
        this.board = board;
        this.organisations = organisations;
        this.orders = orders;
        this.dayClock = dayClock;
    }

    /** Nobody is looked for where nothing is typed. */
    MembersFound find(Actor actor, ServedSite served, String query) {
        if (query.isBlank()) {
            return MembersFound.NOBODY;
        }
        var site = served.site();
        var found = organisations.findMembers(query, List.of(site.id()), MOST);
        var holder = ShortCode.find(query, code -> board.find(served, code))
                .map(order -> orders.order(actor, order).member())
                .filter(it -> organisations.mayUse(it, site.id(), dayClock.todayAt(site.zone())))
                .filter(it ->
                        found.members().stream().noneMatch(other -> other.id().equals(it)))
                .map(organisations::summary);
        return holder.map(it -> new MembersFound(
                        Stream.concat(Stream.of(it), found.members().stream()).toList(), found.all() + 1))
                .orElse(found);
    }
}
