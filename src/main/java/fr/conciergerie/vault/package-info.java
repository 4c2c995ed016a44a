/**
 * The vault (<i>coffre</i>): what even a reader of the database shall not read is sealed with a key that is kept outside of it.
 *
 * <p>Others seal and open with {@link Vault}, and name what they keep as {@link SealedColumns}, so that a new key reaches it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "web", "web :: audit", "database"})
package fr.conciergerie.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
