/** Paper: pages as PDF, with the letters that a printer needs. */
@NullMarked
@NamedInterface("print")
package fr.conciergerie.web.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
