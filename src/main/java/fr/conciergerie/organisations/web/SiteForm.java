package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.LabelColour;
import fr.conciergerie.organisations.SiteDetails;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.FormErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site as typed. The clock follows from the territory, so nobody has to know the name of a time zone. */
public record SiteForm(
        String name,
        String address,
        String postcode,
        String city,
        String territory,
        boolean goodFriday,
        String deskPlace,
        String directions,
        String colour,
        int version) {

    static final SiteForm BLANK =
            new SiteForm("", "", "", "", Territory.FRANCE.name(), false, "", "", LabelColour.BLUE.name(), 0);

    static SiteForm of(Map<String, String> typed) {
        return new SiteForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("address", "").strip(),
                typed.getOrDefault("postcode", "").replace(" ", ""),
                typed.getOrDefault("city", "").strip(),
                typed.getOrDefault("territory", ""),
                typed.containsKey("goodFriday"),
                typed.getOrDefault("deskPlace", "").strip(),
                typed.getOrDefault("directions", "").strip(),
                typed.getOrDefault("colour", ""),
                Typed.number(typed.getOrDefault("version", "0")));
    }

    /** @param slug the one it has already, null for a new site */
    @Nullable
    SiteDetails check(@Nullable String slug, FormErrors errors) {
        Typed.name(name, errors);
        Typed.text(address, 300, "address", errors);
        errors.check(postcode.matches("[0-9]{5}"), "postcode", "organisations.not-a-postcode");
        errors.check(!city.isEmpty(), "city", "organisations.city-missing");
        Typed.text(city, 100, "city", errors);
        errors.check(!deskPlace.isEmpty(), "deskPlace", "organisations.desk-place-missing");
        Typed.text(deskPlace, 300, "deskPlace", errors);
        Typed.text(directions, 2000, "directions", errors);
        var where = Typed.constant(Territory.class, territory, "territory", errors);
        var label = Typed.constant(LabelColour.class, colour, "colour", errors);
        errors.check(
                !goodFriday || where == null || where.mayKeepGoodFriday(),
                "goodFriday",
                "organisations.no-good-friday-here");
        var slugOfName = slug != null || errors.any() ? slug : errors.read("name", () -> Slug.from(name));
        if (errors.any() || where == null || label == null || slugOfName == null) {
            return null;
        }
        return new SiteDetails(
                name, slugOfName, address, postcode, city, where, goodFriday, deskPlace, directions, label.code());
    }
}
