package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which animations somebody sees: drafts and all, or what is announced at their sites and for their organisation.
 *
 * @param organisation whose people are meant, for a member and a coordinator; null for whoever serves sites
 */
record Sight(
        boolean everything, List<SiteId> sites, @Nullable OrganisationId organisation) {

    static final Sight ALL = new Sight(true, List.of(), null);

    static final Sight NONE = new Sight(false, List.of(), null);
}
