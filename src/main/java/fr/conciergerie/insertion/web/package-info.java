/** The pages of the insertion vault: each role its part, each reading of a file a line in the audit ledger. */
@NullMarked
package fr.conciergerie.insertion.web;

import org.jspecify.annotations.NullMarked;
