/**
 * Calendar files (RFC 5545, and RFC 5546 for those that come by mail): written for whatever calendar people have. Nothing here
 * asks a network or a clock, and nothing is read back: a calendar that somebody else wrote is none of its business.
 */
@NullMarked
@NamedInterface("ical")
package fr.conciergerie.web.ical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
