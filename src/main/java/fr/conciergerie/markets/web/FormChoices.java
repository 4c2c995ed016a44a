package fr.conciergerie.markets.web;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.web.ui.Choice;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The clients and the sites, as the forms of this module offer them. */
@Component
class FormChoices {

    private final Organisations organisations;

    FormChoices(Organisations organisations) {
        this.organisations = organisations;
    }

    List<Choice> organisations() {
        return organisations.organisations().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    List<Choice> sites() {
        return organisations.sites().stream()
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    /** The one that was chosen, by its key. */
    OrganisationId organisation(String key) {
        return organisations
                .organisation(new OrganisationId(UUID.fromString(key)))
                .id();
    }

    SiteId site(String key) {
        return organisations.site(SiteId.of(key)).id();
    }
}
