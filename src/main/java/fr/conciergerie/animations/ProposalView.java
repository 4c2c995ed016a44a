package fr.conciergerie.animations;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * A proposal and what became of it.
 *
 * @param answer the plan, or why not; null as long as nobody has answered
 * @param price null where it is within the subscription, or nobody has answered
 * @param effort what it asks of the concierge, as it is planned and as it was
 * @param animation what became of it; null where nothing did
 */
public record ProposalView(
        ProposalId id,
        OrganisationId organisation,
        String organisationName,
        String siteName,
        ProposalRequest request,
        ProposalStatus status,
        @Nullable String answer,
        @Nullable Money price,
        Effort effort,
        @Nullable AnimationId animation,
        int version) {}
