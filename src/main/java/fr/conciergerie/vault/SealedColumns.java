package fr.conciergerie.vault;

import java.util.List;

/** The sealed columns of a module: a new key reaches those that are named, and no others. */
public interface SealedColumns {

    List<SealedColumn> columns();
}
