/**
 * People's data (<i>vos données</i>): how long each kind is kept, and the nights that keep the promise; what is held about
 * somebody, for them to take away; requests that the law gives a month for; the register of processing.
 *
 * <p>Knows no table but its own: what is kept, told and erased is contributed by the modules that hold it, through {@code web ::
 * privacy}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: ui",
            "web :: csv",
            "web :: privacy",
            "accounts",
            "organisations"
        })
package fr.conciergerie.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
