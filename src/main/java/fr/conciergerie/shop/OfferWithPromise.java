package fr.conciergerie.shop;

import fr.conciergerie.catalogue.Offer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A service as sold at a site, and the day that is promised to whoever orders it now.
 *
 * @param promisedFor when an item handed in at the next session is back, goods arrive or an appointment may take place;
 *     null when no day can be promised before the partner has spoken
 */
public record OfferWithPromise(Offer offer, @Nullable LocalDate promisedFor) {}
