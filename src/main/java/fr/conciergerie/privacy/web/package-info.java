/** The pages about people's data: for everybody, for whose data it is, for the manager who answers for it. */
@NullMarked
package fr.conciergerie.privacy.web;

import org.jspecify.annotations.NullMarked;
