package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import java.util.List;

/** The operators of the installation. The organisations contribute it; jobs work for each in turn. */
public interface OperatorDirectory {

    List<Entry> all();

    /** A new tenant, empty but for its name. */
    OperatorId create(String name, String slug);

    record Entry(OperatorId id, String slug, String name) {}
}
