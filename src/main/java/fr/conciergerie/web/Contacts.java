package fr.conciergerie.web;

import fr.conciergerie.shared.OperatorId;
import java.util.Optional;

/** Whom the people of an operator may turn to. The organisations contribute it; empty while the operator has not said it. */
public interface Contacts {

    Optional<Contact> of(OperatorId operator);
}
