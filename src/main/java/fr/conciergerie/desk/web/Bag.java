package fr.conciergerie.desk.web;

import fr.conciergerie.desk.Waiting;
import fr.conciergerie.partners.PartnerId;
import java.util.List;

/** What goes to one partner. */
public record Bag(PartnerId partner, String name, List<Waiting> lines) {

    public int pieces() {
        return lines.stream().mapToInt(it -> it.labels().size()).sum();
    }
}
