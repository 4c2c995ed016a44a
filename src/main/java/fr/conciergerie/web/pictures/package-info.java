/** Pictures: made smaller and freed of what they would tell, and codes that a camera reads. */
@NullMarked
@NamedInterface("pictures")
package fr.conciergerie.web.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
