package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.LabelColour;
import fr.conciergerie.organisations.SiteDetails;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A site as its form shows it before anybody types. The clock follows from the territory, so nobody has to know the name of a time zone. */
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

    /** Of a new site the postcode says where it lies, unless somebody says otherwise. */
    static final String BY_POSTCODE = "";

    static final SiteForm BLANK = new SiteForm("", "", "", "", BY_POSTCODE, false, "", "", LabelColour.BLUE.name(), 0);

    /** A new site in the same place: another floor, another door; what is its own is left to say. */
    SiteForm another() {
        return new SiteForm("", address, postcode, city, territory, goodFriday, "", directions, colour, 0);
    }

    /** @param slug the one it has already, null for a new site */
    static Supplier<SiteDetails> read(FilledForm form, @Nullable String slug) {
        var name = form.text("name", 200, "organisations.name-missing");
        var address = form.textIfAny("address", 300);
        var postcode = form.read("postcode", SiteForm::postcode);
        var city = form.text("city", 100, "organisations.city-missing");
        var deskPlace = form.text("deskPlace", 300, "organisations.desk-place-missing");
        var directions = form.textIfAny("directions", 2000);
        var territory = slug == null && form.typed("territory").equals(BY_POSTCODE)
                ? (Supplier<Territory>) () -> Territory.ofPostcode(postcode.get())
                : form.choice("territory", Territory.class);
        var goodFriday = form.ticked("goodFriday");
        var colour = form.choice("colour", LabelColour.class);
        form.errorAt("name", "shared.not-a-slug", "organisations.slug-taken");
        form.errorAt("goodFriday", "organisations.no-good-friday-here");
        return () -> new SiteDetails(
                name,
                slug == null ? Slug.from(name) : slug,
                address,
                postcode.get(),
                city,
                territory.get(),
                goodFriday,
                deskPlace,
                directions,
                colour.get().code());
    }

    static String postcode(String typed) {
        var postcode = typed.replace(" ", "");
        if (!postcode.matches("[0-9]{5}")) {
            throw new Refused("organisations.not-a-postcode");
        }
        return postcode;
    }
}
