/**
 * The frame around every module: layout and words, sign-in and authorisation, errors, idempotency. Modules contribute to
 * it (menu entries, dashboard cards) through its interfaces; it knows none of them.
 */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"shared", "database"})
package fr.conciergerie.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
