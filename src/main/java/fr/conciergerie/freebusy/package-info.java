/**
 * Free and busy (<i>disponibilité</i>): when somebody is busy elsewhere, as the calendar says that they keep with Google, Outlook,
 * Apple or another. Its address is read every hour; of what stands in it only the times are kept.
 *
 * <p>Whose calendar it is the owner knows, a practitioner for instance: it asks {@link
 * fr.conciergerie.freebusy.ExternalCalendars} with a key of its own. The calendars that we write ourselves are in {@code
 * calendars}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web", "vault"})
package fr.conciergerie.freebusy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
