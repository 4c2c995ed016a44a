/**
 * Jobs (<i>travaux</i>): what a partner is given to do, and how they get to it without an account, by a signed link.
 *
 * <p>Whether a job is accepted, refused or done is the order's business; a {@link fr.conciergerie.orders.JobId} is its key.
 * Others ask {@link JobLinks} for a link, or listen to {@link FreshLinkAsked}. Its tables stand in the schema {@code orders},
 * beside the lines that the jobs are of.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: api",
            "web :: privacy",
            "web :: ui",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders",
            "orders :: web"
        })
package fr.conciergerie.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
