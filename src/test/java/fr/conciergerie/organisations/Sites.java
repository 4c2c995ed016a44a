package fr.conciergerie.organisations;

import fr.conciergerie.shared.Slug;

/** Sites as tests need them. */
public final class Sites {

    private Sites() {}

    public static SiteDetails details(String name) {
        return in(Territory.FRANCE, name);
    }

    public static SiteDetails in(Territory territory, String name) {
        return new SiteDetails(
                name,
                Slug.from(name),
                "1 place du Marché",
                "33000",
                "Bordeaux",
                territory,
                false,
                "Hall du rez-de-chaussée",
                "Tram A, arrêt Marché",
                "#1d4ed8");
    }
}
