package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.LabelColour;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.Territory;
import fr.conciergerie.web.ui.Choice;
import java.time.LocalDate;
import java.util.List;

/** A site as the manager sees it. */
public record SitePage(
        Site site,
        SiteForm facts,
        List<SharingRow> organisations,
        List<SharingRow> concierges,
        List<Choice> organisationChoices,
        List<Choice> conciergeChoices,
        LocalDate today) {

    public Territory territory() {
        return Territory.ofHolidayZone(site.holidayZone());
    }

    public LabelColour colour() {
        return LabelColour.ofCode(site.colour());
    }

    public String path() {
        return "/operator/sites/" + site.slug();
    }
}
