package fr.conciergerie.lockers;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which compartments somebody has and had. The code of one is theirs to see on its page, and in no file. */
@Component
class LockerPersonalData implements PersonalData, Erasure {

    /** More than anybody has under way. */
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final BankRepository banks;
    private final ReservationRepository reservations;
    private final Codes codes;

    LockerPersonalData(JdbcClient jdbc, BankRepository banks, ReservationRepository reservations, Codes codes) {
        this.jdbc = jdbc;
        this.banks = banks;
        this.reservations = reservations;
        this.codes = codes;
    }

    @Override
    public int order() {
        return 34;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(HeldRows.section("lockers", jdbc.sql("""
                        select r.made_at as from, coalesce(r.ended_at, r.expires_at) as until, s.name as site,
                               b.name || ', ' || c.label as what, r.state as "status:lockers.state"
                          from lockers.reservation r
                          join lockers.bank b on b.id = r.bank_id
                          join lockers.compartment c on c.id = r.compartment_id
                          join organisations.site_v s on s.id = r.site_id
                         where r.member_id = :member
                         order by r.made_at
                        """).param("member", person.member())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        long inside = count(person, "state in ('DECLARED', 'LOADED')");
        long others = count(person, "state in ('AWAITED', 'ENDED')");
        return Stream.of(
                        new Finding(Fate.BLOCKS, "privacy.finding.in-a-locker", inside),
                        new Finding(Fate.PSEUDONYMISED, "privacy.finding.lockers", others))
                .filter(it -> it.count() > 0)
                .toList();
    }

    /** Nothing was put into what is still awaited: it is free for others. */
    @Override
    public void erase(Somebody person, Instant now) {
        for (var it : reservations.ofMember(new MemberId(person.member()), MOST)) {
            if (it.state() == ReservationState.AWAITED) {
                reservations.end(it.id(), it.version(), Outcome.CANCELLED, now);
                codes.replace(
                        it.bank(),
                        it.compartmentId(),
                        CodeState.WITHDRAWN,
                        banks.get(it.bank()).details().digits());
            }
        }
    }

    private long count(Somebody person, String which) {
        return jdbc.sql("select count(*) from lockers.reservation where member_id = :member and " + which)
                .param("member", person.member())
                .query(Long.class)
                .single();
    }
}
