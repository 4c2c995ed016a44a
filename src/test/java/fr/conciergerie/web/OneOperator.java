package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import java.util.List;

/** An installation with one operator. */
public record OneOperator(OperatorId id) implements OperatorDirectory {

    @Override
    public List<Entry> all() {
        return List.of(new Entry(id, "essai", "Conciergerie d’essai"));
    }

    @Override
    public OperatorId create(String name, String slug) {
        throw new UnsupportedOperationException();
    }
}
