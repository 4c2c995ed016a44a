/**
 * Custody (<i>garde des objets</i>): the pieces that members entrust, who holds each of them, and the proof of it.
 *
 * <p>Others hold an {@link ItemId} or read a label, ask {@link Custody} and {@link Photos}, and may read the view {@code
 * custody.item_v}. The rest of the package is nobody else's business.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: print",
            "web :: pictures",
            "web :: api",
            "web :: privacy",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders",
            "jobs"
        })
package fr.conciergerie.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
