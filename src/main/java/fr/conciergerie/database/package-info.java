/**
 * The ground the data stands on: which PostgreSQL serves it (an embedded one or the house's own), the roles that may touch
 * it, the migrations of every module, and the rule that a transaction sees one operator's rows.
 *
 * <p>Modules do not call this package. They get a {@code JdbcClient} and {@code @Transactional}, and their tables call
 * {@code shared.tenant_table}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package fr.conciergerie.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
