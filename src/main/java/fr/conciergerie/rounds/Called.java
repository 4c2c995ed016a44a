package fr.conciergerie.rounds;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;

/** Who is called on: the desk of a site, or a partner. */
public sealed interface Called {

    record AtSite(SiteId site) implements Called {}

    record AtPartner(PartnerId partner) implements Called {}
}
