package fr.conciergerie.desk.web;

import fr.conciergerie.organisations.MemberSummary;
import fr.conciergerie.shop.Basket;
import java.util.UUID;

/**
 * An order that is being taken: for whom, and what they asked for so far.
 *
 * @param once makes of a double click one order
 */
public record DeskBasket(MemberSummary member, Basket basket, UUID once) {

    /** Where it is looked over. */
    public String path() {
        return "/desk/baskets/" + member.id();
    }

    /** Where something else is chosen. */
    public String choosing() {
        return "/desk/new/" + member.id();
    }
}
