package fr.conciergerie.organisations;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slug;

/**
 * What the manager says of a site.
 *
 * @param deskPlace where to find the desk, as people say it: “hall du rez-de-chaussée, à gauche de l'accueil”
 * @param directions how to come: tram, parking, doors
 * @param colour of its labels, {@code #rrggbb}
 */
public record SiteDetails(
        String name,
        String slug,
        String address,
        String postcode,
        String city,
        Territory territory,
        boolean goodFriday,
        String deskPlace,
        String directions,
        String colour) {

    public SiteDetails {
        slug = Slug.of(slug);
        if (goodFriday && !territory.mayKeepGoodFriday()) {
            throw new Refused("organisations.no-good-friday-here");
        }
    }
}
