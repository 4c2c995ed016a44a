package fr.conciergerie.shared;

import java.util.UUID;

/** An operator (<i>entreprise d'insertion</i>): the tenant whose data a transaction may see. */
public record OperatorId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
