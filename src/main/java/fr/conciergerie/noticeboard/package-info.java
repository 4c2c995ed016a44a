/**
 * The noticeboard (<i>panneau d’affichage</i>): what a site tells whoever walks by, on a page that needs no sign-in, on paper and in
 * other people's calendars.
 *
 * <p>It tells when the concierge is there, how to reach them, and what is announced for all who use the site; nobody's name, nothing
 * of orders, nothing of who registered. It owns nothing: {@link Noticeboards} puts together what the modules below know. Whoever reads of
 * an event here can register for it without an account, where the event takes them.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: csv",
            "web :: ical",
            "web :: pictures",
            "web :: print",
            "web :: ui",
            "organisations",
            "animations",
            "animations :: web"
        })
package fr.conciergerie.noticeboard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
