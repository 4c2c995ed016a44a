/** What a call over HTTP carries beside its body: a key against doing it twice, the version that it expects, who calls. */
@NullMarked
@NamedInterface("api")
package fr.conciergerie.web.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
