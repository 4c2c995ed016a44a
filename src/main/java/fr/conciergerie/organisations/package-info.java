/**
 * Operators, their client organisations, the sites these share and the people who may use them.
 *
 * <p>Others hold an {@link OrganisationId}, a {@link SiteId} or a {@link MemberId}, ask {@link Organisations} or listen to
 * {@link SiteChanged}; reading
 * in bulk goes through the views {@code organisations.site_v}, {@code organisations.organisation_v}, {@code
 * organisations.member_v}, {@code organisations.site_member_v} (who may use which site, on which days), {@code
 * organisations.site_organisation_v} and {@code organisations.site_concierge_v} (with their validity); what was so then is in
 * {@code organisations.stay_v} (of which organisation somebody was on the books), {@code organisations.site_then_v} and {@code
 * organisations.organisation_then_v} (names and clocks). The rest of the package is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: ui",
            "web :: pictures",
            "web :: audit",
            "web :: api",
            "web :: privacy",
            "web :: csv",
            "accounts"
        })
package fr.conciergerie.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
