/**
 * Markets (<i>marchés</i>): what a client organisation has bought, at which sites, for how much, with which promises; who
 * shares the cost; what was planned, what took place and what is owed back; how many agents may use the service.
 *
 * <p>Others hold a {@link MarketId} and ask {@link Markets}, {@link CostSharing} or {@link Sessions}. Who counts something
 * against the hours that a market promises says so as {@link CountedAgainst}, who plans what clients ask for beside their sessions as
 * {@link ClientEvents}. Reading in bulk goes
 * through views, all of them dated with both days included:
 *
 * <ul>
 *   <li>{@code markets.market_v}: one row a market; {@code real_end_on} is its end with all renewals;
 *   <li>{@code markets.line_v}: what a site costs a year ({@code yearly_cents}, excluding VAT) and how many sessions a week,
 *       in how many weeks a year, are due for it, cut to the life of the market;
 *   <li>{@code markets.share_v}: which organisations share a market, at one site ({@code site_id}) or at those that have no
 *       key of their own (null), by which {@code basis}; {@code basis_points} only where shares are fixed;
 *   <li>{@code markets.clause_v}: environmental clauses with their evidence, and hours of insertion promised;
 *   <li>{@code markets.eligible_v}: how many agents of an organisation may use a site on the day they were counted; by
 *       gender only where the client gave an aggregate, never per person.
 * </ul>
 *
 * <p>What a period costs is {@link YearlyAmount}: SQL that repeats it must come to the same cent. Hours of insertion worked
 * belong to {@code insertion}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: audit",
            "web :: api",
            "web :: ui",
            "accounts",
            "organisations",
            "calendar"
        })
package fr.conciergerie.markets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
