package fr.conciergerie.desk;

import fr.conciergerie.organisations.Site;

/**
 * A site at whose desk whoever asks works. {@link Board#sites} alone gives one out, so what waits at a site cannot be asked for
 * without having looked who serves it.
 */
public final class ServedSite {

    private final Site site;

    ServedSite(Site site) {
        this.site = site;
    }

    public Site site() {
        return site;
    }

    public String slug() {
        return site.slug();
    }
}
