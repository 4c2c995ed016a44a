package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads what is sold at a site on a day: one statement each time, whether it is two services of an order or the whole shop.
 * Comparisons are written with {@code <=} and {@code =} because under row-level security PostgreSQL uses an index for
 * leak-proof operators only, which {@code @>} is not.
 */
@Repository
class OfferRepository {

    private static final String SOLD = """
            select s.id, s.slug, %s, s.search, s.words,
                   r.kind, r.amount_cents, r.currency, o.partner_id, o.lead_days, p.name as partner_name, p.vat_regime,
                   exists (select from partners.ess_period_v e
                            where e.partner_id = o.partner_id
                              and e.valid_from <= :on and (e.valid_until is null or e.valid_until >= :on)) as ess
              from catalogue.offer o
              join catalogue.service s on s.id = o.service_id
              join catalogue.price r on r.site_id = o.site_id and r.service_id = o.service_id
              join partners.partner_v p on p.id = o.partner_id
             where o.site_id = :site and (o.sold_until is null or o.sold_until >= :on)
               and s.archived_at is null and p.works_from <= :on and (p.works_until is null or p.works_until >= :on)
               and r.valid_from <= :on and (r.valid_until is null or r.valid_until >= :on)
            """.formatted(ServiceRepository.columns("s.%s"));

    /** What an offer is made of: the words that it is found by stay where they are. */
    private static final String OFFER = """
            sold.id, sold.slug, %s, sold.kind, sold.amount_cents, sold.currency, sold.partner_id,
            sold.lead_days, sold.partner_name, sold.vat_regime, sold.ess,
            t.code, t.name as option_name, t.supplement_cents
            """.formatted(ServiceRepository.columns("sold.%s"));

    private static final String NAMED = """
            with sold as (%s and (s.slug = any(:slugs) or s.id = any(:ids)))
            select %s
              from sold left join catalogue.service_option t on t.service_id = sold.id
             order by sold.id, t.position
            """.formatted(SOLD, OFFER);

    private static final String ALL = """
            with all_sold as (
                %s and (:family::text is null or s.family = :family)
                   and (:after::uuid is null or (shared.unaccent_lower(s.name), s.id)
                        > (select shared.unaccent_lower(name), id from catalogue.service where id = :after))),
                 sold as (
                select *, shared.unaccent_lower(name) as by_name from all_sold
                 order by by_name, id
                 limit :limit::bigint)
            select %s
              from sold left join catalogue.service_option t on t.service_id = sold.id
             order by sold.by_name, sold.id, t.position
            """.formatted(SOLD, OFFER);

    private static final String FAMILIES = """
            with sold as (%s)
            select family, count(*) as services from sold group by family
            """.formatted(SOLD);

    /**
     * A word asked for means the words of this shop that begin with it or have its stem; failing these, those that its trade goes by; failing these, the words one slip
     * of the finger away. A service is found when it has every word asked for.
     */
    private static final String FOUND = """
            with sold as (%s and (:family::text is null or s.family = :family)),
                 typed as (
                   select distinct left(word, 40) as word, (ts_lexize('french_stem', left(word, 40)))[1] as stem
                     from unnest(string_to_array(catalogue.plain(:query), ' ')) word where word <> ''),
                 asked as (
                   select word, coalesce(stem, word) as stem from typed
                    where stem is not null or (select count(*) from typed) = 1),
                 also as (
                   select asked, word, (ts_lexize('french_stem', word))[1] as stem
                     from unnest(:alsoAsked::text[], :alsoWord::text[]) a (asked, word)),
                 vocabulary as (
                   select word, (ts_lexize('french_stem', word))[1] as stem
                     from (select distinct unnest(words) as word from sold) w where length(word) between 2 and 40),
                 so_called as (
                   select asked.word as asked, v.word, v.stem from asked
                     join vocabulary v on starts_with(v.word, asked.word) or v.stem = asked.stem),
                 known as (
                   select * from so_called
                   union
                   select also.asked, v.word, v.stem from also
                     join vocabulary v on starts_with(v.word, also.word) or v.stem = also.stem
                    where not exists (select from so_called where so_called.asked = also.asked)),
                 guessed as (
                   select asked.word as asked, v.word, v.stem from asked
                     join vocabulary v on catalogue.one_slip(asked.word, v.word)
                          or length(asked.stem) > 4 and catalogue.one_slip(asked.stem, v.stem)
                    where length(asked.word) > 3 and not exists (select from known where known.asked = asked.word)),
                 meant as (
                   select asked, array_agg(word) as words, string_agg(distinct coalesce(stem, word), '|') as stems
                     from (select * from known union all select * from guessed) m group by asked),
                 found as (
                   select sold.*, ts_rank_cd(sold.search,
                             (select string_agg('(' || stems || ')', '&') from meant)::tsquery) as rank
                     from sold
                    where exists (select from asked)
                      and not exists (
                        select from asked where not exists (
                          select from meant where meant.asked = asked.word and meant.words && sold.words)))
            select %s
              from (select *, shared.unaccent_lower(found.name) as by_name from found
                     order by found.rank desc, by_name, found.id
                    offset :offset limit :limit::bigint) sold
              left join catalogue.service_option t on t.service_id = sold.id
             order by sold.rank desc, sold.by_name, sold.id, t.position
            """.formatted(SOLD, OFFER);

    private static final TradeWords TRADES = TradeWords.shipped();

    private final JdbcClient jdbc;
    private final VatRuleRepository vat;

    OfferRepository(JdbcClient jdbc, VatRuleRepository vat) {
        this.jdbc = jdbc;
        this.vat = vat;
    }

    List<Offer> named(SiteId site, Collection<String> slugs, Collection<UUID> ids, LocalDate on) {
        return offers(
                jdbc.sql(NAMED).param("slugs", slugs.toArray(String[]::new)).param("ids", ids.toArray(UUID[]::new)),
                site,
                on);
    }

    /** How many services of each family are sold; those of which none is are left out. */
    SortedMap<Family, Integer> families(SiteId site, LocalDate on) {
        var families = new TreeMap<Family, Integer>();
        jdbc.sql(FAMILIES).param("site", site.value()).param("on", on).query(rs -> {
            families.put(Family.valueOf(rs.getString("family")), rs.getInt("services"));
        });
        return families;
    }

    /**
     * By name.
     *
     * @param after the service that the reader saw last; null from the beginning
     * @param limit null for all
     */
    List<Offer> all(SiteId site, @Nullable Family family, LocalDate on, @Nullable UUID after, @Nullable Integer limit) {
        return offers(
                jdbc.sql(ALL)
                        .param("family", family == null ? null : family.name())
                        .param("after", after)
                        .param("limit", limit),
                site,
                on);
    }

    /**
     * Best matches first.
     *
     * @param seen how many of them the reader has seen
     * @param limit null for all
     */
    List<Offer> found(
            SiteId site, String query, @Nullable Family family, LocalDate on, long seen, @Nullable Integer limit) {
        var also = TRADES.also(query);
        return offers(
                jdbc.sql(FOUND)
                        .param("family", family == null ? null : family.name())
                        .param("query", query)
                        .param(
                                "alsoAsked",
                                also.stream().map(TradeWords.Also::asked).toArray(String[]::new))
                        .param(
                                "alsoWord",
                                also.stream().map(TradeWords.Also::word).toArray(String[]::new))
                        .param("offset", seen)
                        .param("limit", limit),
                site,
                on);
    }

    /** The families that what is searched for belongs to, by the words of the trade. */
    static Set<Family> families(String query) {
        return TRADES.families(query);
    }

    private List<Offer> offers(JdbcClient.StatementSpec statement, SiteId site, LocalDate on) {
        return statement.param("site", site.value()).param("on", on).query(rows -> {
            var offers = new ArrayList<Offer>();
            var options = new ArrayList<Option>();
            Offer current = null;
            while (rows.next()) {
                if (current != null && !current.service().value().equals(rows.getObject("id", UUID.class))) {
                    offers.add(current.with(options));
                    options.clear();
                    current = null;
                }
                current = current == null ? offer(rows, on) : current;
                if (rows.getString("code") != null) {
                    options.add(option(rows));
                }
            }
            if (current != null) {
                offers.add(current.with(options));
            }
            return offers;
        });
    }

    /** An offer without its options, which follow on rows of their own. */
    private Offer offer(ResultSet row, LocalDate on) throws SQLException {
        var details = ServiceRepository.details(row, List.of());
        var kind = PriceKind.valueOf(row.getString("kind"));
        return new Offer(
                Columns.id(row, "id", ServiceId::new),
                row.getString("slug"),
                details,
                kind,
                kind == PriceKind.ON_QUOTE ? null : new Money(row.getLong("amount_cents"), row.getString("currency")),
                Columns.id(row, "partner_id", PartnerId::new),
                row.getString("partner_name"),
                row.getBoolean("ess"),
                row.getInt("lead_days"),
                vat.rules().on(details.vatCategory(), VatRegime.valueOf(row.getString("vat_regime")), on));
    }

    private static Option option(ResultSet row) throws SQLException {
        return new Option(row.getString("code"), row.getString("option_name"), Columns.money(row, "supplement_cents"));
    }
}
