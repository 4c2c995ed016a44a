package fr.conciergerie.organisations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.web.OperatorDirectory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the frame which operators there are. */
@Component
class OperatorList implements OperatorDirectory {

    private final Organisations organisations;

    OperatorList(Organisations organisations) {
        this.organisations = organisations;
    }

    @Override
    public List<Entry> all() {
        return organisations.operators().stream()
                .map(it -> new Entry(it.id(), it.slug(), it.name()))
                .toList();
    }

    @Override
    public OperatorId create(String name, String slug) {
        return organisations.createOperator(name, slug);
    }
}
