package fr.conciergerie.partners.web;

import fr.conciergerie.partners.EssStatus;
import fr.conciergerie.partners.PartnerSheet;
import fr.conciergerie.partners.WorkedTogether;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One partner as the manager looks at it.
 *
 * @param fallback the name of who is asked when they cannot
 * @param families those in which they supply something today
 */
public record PartnerPage(PartnerSheet partner, @Nullable String fallback, Set<String> families, LocalDate today) {

    public String path() {
        return "/operator/partners/" + partner.slug();
    }

    /** Whether the time of working together is still to come. */
    public boolean isToBegin() {
        return partner.together().firstDay().isAfter(today);
    }

    /** When they worked with the operator, newest first. */
    public List<WorkedTogether> together() {
        return Stream.concat(Stream.of(partner.together()), partner.earlier().stream())
                .toList();
    }

    public boolean isFormer() {
        return partner.together().isOverOn(today);
    }

    public @Nullable EssStatus ess() {
        return partner.essOn(today).orElse(null);
    }

    /** The status whose proof has to be renewed soon. */
    public @Nullable EssStatus expiring() {
        return partner.essOn(today)
                .filter(it -> it.expiresWithin(PartnerListPage.WARNING_DAYS, today))
                .orElse(null);
    }
}
