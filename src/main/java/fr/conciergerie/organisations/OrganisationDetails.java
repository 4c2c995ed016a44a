package fr.conciergerie.organisations;

import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.Slug;
import org.jspecify.annotations.Nullable;

/** What the manager says of a client organisation. */
public record OrganisationDetails(
        String name,
        String slug,
        OrganisationKind kind,
        @Nullable String siret) {

    public OrganisationDetails {
        name = name.strip();
        slug = Slug.of(slug);
        siret = siret == null || siret.isBlank() ? null : Siret.of(siret).value();
    }
}
