/**
 * Partners (<i>partenaires</i>): the craftsmen, associations and companies that do the work, four out of five from the
 * social economy (<i>ESS</i>), and on which days they do it.
 *
 * <p>Others hold a {@link PartnerId} and ask {@link Partners}; SQL of the modules above reads the views
 * {@code partners.partner_v} (who they are), {@code partners.at_work_v} (when each worked with the operator), {@code
 * partners.partner_then_v} (what it was called then), {@code partners.distance_v} (how far from the desks they work) and
 * {@code partners.ess_period_v} (since when and until when one belongs to the social economy, so that a share can be computed
 * as of the day of each service).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: privacy",
            "web :: ui",
            "accounts",
            "organisations",
            "calendar"
        })
package fr.conciergerie.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
