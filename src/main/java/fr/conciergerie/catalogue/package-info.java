/**
 * Catalogue (<i>catalogue</i>): the services that are sold, at which site, by which partner, at what price from which day
 * on, and under which rule of value-added tax: the law's, or one of the operator's own.
 *
 * <p>Others hold a {@link ServiceId} and ask {@link Catalogue} for an {@link Offer}: a service as sold at one site on one
 * day. SQL of the modules above reads the view {@code catalogue.service_v} (name, family, shape and pictogram of a service).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: api",
            "web :: ui",
            "web :: csv",
            "organisations",
            "calendar",
            "partners"
        })
package fr.conciergerie.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
