package fr.conciergerie.markets;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.time.YearMonth;

/** What became of the sessions of a site in a month of a market, and what the client is owed for those that it missed. */
public record MonthlySessions(SiteId site, YearMonth month, SessionTally tally, Money credit) {}
