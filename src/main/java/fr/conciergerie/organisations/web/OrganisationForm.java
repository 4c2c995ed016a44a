package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.Slug;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client organisation as its form shows it before anybody types. */
public record OrganisationForm(String name, String kind, String siret, int version) {

    static final OrganisationForm BLANK = new OrganisationForm("", OrganisationKind.METROPOLE.name(), "", 0);

    static OrganisationForm of(Organisation it) {
        return new OrganisationForm(
                it.name(), it.kind().name(), it.siret() == null ? "" : new Siret(it.siret()).spaced(), it.version());
    }

    /** @param slug the one it has already, null for a new organisation */
    static Supplier<OrganisationDetails> read(FilledForm form, @Nullable String slug) {
        var name = form.text("name", 200, "organisations.name-missing");
        var kind = form.choice("kind", OrganisationKind.class);
        var siret = form.readIfAny("siret", Siret::of);
        form.errorAt("name", "shared.not-a-slug");
        return () -> new OrganisationDetails(
                name, slug == null ? Slug.from(name) : slug, kind.get(), siret == null ? null : siret.value());
    }
}
