package fr.conciergerie.privacy.web;

import fr.conciergerie.organisations.OperatorIdentity;
import fr.conciergerie.privacy.Promises.Promise;
import java.util.List;

/**
 * What everybody may know before they trust us.
 *
 * @param operators who is responsible; several where one installation serves several and nobody has signed in
 */
public record PrivacyPage(List<OperatorIdentity> operators, List<Promise> promises) {}
