package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.FormErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client organisation as typed. */
public record OrganisationForm(String name, String kind, String siret, int version) {

    static final OrganisationForm BLANK = new OrganisationForm("", OrganisationKind.METROPOLE.name(), "", 0);

    static OrganisationForm of(Organisation it) {
        return new OrganisationForm(
                it.name(), it.kind().name(), it.siret() == null ? "" : new Siret(it.siret()).spaced(), it.version());
    }

    static OrganisationForm of(Map<String, String> typed) {
        return new OrganisationForm(
                typed.getOrDefault("name", "").strip(),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("siret", "").strip(),
                Typed.number(typed.getOrDefault("version", "0")));
    }

    /** @param slug the one it has already, null for a new organisation */
    @Nullable
    OrganisationDetails check(@Nullable String slug, FormErrors errors) {
        Typed.name(name, errors);
        var chosen = Typed.constant(OrganisationKind.class, kind, "kind", errors);
        if (!siret.isEmpty()) {
            errors.read("siret", () -> Siret.of(siret));
        }
        var address = slug != null || errors.any() ? slug : errors.read("name", () -> Slug.from(name));
        return errors.any() || chosen == null || address == null
                ? null
                : new OrganisationDetails(name, address, chosen, siret);
    }
}
