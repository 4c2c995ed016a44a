package fr.conciergerie.rounds.web;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.rounds.Called;
import fr.conciergerie.shared.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who is called on, as it is sent: one of both. */
@Schema(name = "Called")
record CalledBody(
        @Schema(description = "Slug or id; left out: a partner") @Nullable
        String site,

        @Schema(description = "Slug or id; left out: a site") @Nullable
        String partner) {

    Called read(Function<String, SiteId> sites, Function<String, PartnerId> partners) {
        if (site != null && partner == null) {
            return new Called.AtSite(sites.apply(site));
        }
        if (partner != null && site == null) {
            return new Called.AtPartner(partners.apply(partner));
        }
        throw new Refused("rounds.called-one-of-both");
    }
}
