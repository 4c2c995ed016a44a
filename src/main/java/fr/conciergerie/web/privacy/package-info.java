/**
 * What the modules tell of the data of people: how long each kind is kept, what is held about somebody, what their erasure
 * would do. The modules contribute it, for they alone know their tables; module privacy makes pages and nights of it.
 */
@NullMarked
@NamedInterface("privacy")
package fr.conciergerie.web.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
