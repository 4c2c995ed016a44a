package fr.conciergerie.shop;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.organisations.SiteId;

/** Which services are given by the hour at a site: said by the module that keeps the hours, which the shop leads to. */
public interface HourlyServices {

    boolean isByTheHour(SiteId site, ServiceId service);
}
