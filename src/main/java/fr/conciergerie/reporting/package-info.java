/**
 * Reporting (<i>le bilan</i>): the annual report as it is given to a client organisation: published, corrected in the open,
 * commented, printed, and as files.
 *
 * <p>Every figure comes from {@code figures}, and is told as it was given.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: print",
            "web :: audit",
            "web :: api",
            "web :: ui",
            "web :: csv",
            "accounts",
            "organisations",
            "catalogue",
            "partners",
            "facts",
            "figures",
            "opinions"
        })
package fr.conciergerie.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
