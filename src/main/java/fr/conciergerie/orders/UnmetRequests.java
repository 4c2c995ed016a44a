package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.orders.UnmetRequest.What;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what is asked for at the desks and not offered, so that it can be offered one day. */
@Service
@Transactional
public class UnmetRequests {

    /** How many of the usual words the desk offers to choose from. */
    private static final int USUAL = 8;

    private final JdbcClient jdbc;
    private final Clock clock;

    UnmetRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param day of the site */
    public UnmetRequestId note(Actor actor, SiteId site, LocalDate day, What what) {
        var id = new UnmetRequestId(Ids.next(clock.instant()));
        jdbc.sql("""
                        insert into orders.unmet_request (id, site_id, asked_on, family, words, noted_by, noted_at)
                        values (:id, :site, :day, :family, :words, :by, :at)
                        """)
                .param("id", id.value())
                .param("site", site.value())
                .param("day", day)
                .param("family", what instanceof What.OfFamily(var family) ? family.name() : null)
                .param("words", what instanceof What.InWords(var words) ? words : null)
                .param("by", actor.account())
                .param("at", Columns.utc(clock.instant()))
                .update();
        return id;
    }

    /**
     * It was noted by a slip of the finger; twice is as good as once.
     *
     * @param day of the site: what was noted earlier stays
     */
    public void takeBack(SiteId site, LocalDate day, UnmetRequestId id) {
        int known = jdbc.sql("""
                        update orders.unmet_request set taken_back_at = coalesce(taken_back_at, :at)
                         where id = :id and site_id = :site and asked_on = :day
                        """)
                .param("at", Columns.utc(clock.instant()))
                .param("id", id.value())
                .param("site", site.value())
                .param("day", day)
                .update();
        if (known == 0) {
            throw new NotFound("unmet request " + id + " of " + day);
        }
    }

    /** What was noted on a day, the latest first. */
    @Transactional(readOnly = true)
    public List<UnmetRequest> noted(SiteId site, LocalDate day) {
        return jdbc.sql("""
                        select id, family, words from orders.unmet_request
                         where site_id = :site and asked_on = :day and taken_back_at is null
                         order by id desc
                        """)
                .param("site", site.value())
                .param("day", day)
                .query((row, _) -> new UnmetRequest(
                        Columns.id(row, "id", UnmetRequestId::new),
                        what(row.getString("family"), row.getString("words"))))
                .list();
    }

    /** The words that were noted most often in the last year, at any desk: nobody types them again. */
    @Transactional(readOnly = true)
    public List<String> usualWords(LocalDate today) {
        return jdbc.sql("""
                        select words from orders.unmet_request
                         where words is not null and taken_back_at is null and asked_on > :since
                         group by words order by count(*) desc, words limit :usual
                        """)
                .param("since", today.minusYears(1))
                .param("usual", USUAL)
                .query((row, _) -> row.getString("words"))
                .list();
    }

    private static What what(@Nullable String family, @Nullable String words) {
        return words == null ? new What.OfFamily(Family.valueOf(String.valueOf(family))) : new What.InWords(words);
    }
}
