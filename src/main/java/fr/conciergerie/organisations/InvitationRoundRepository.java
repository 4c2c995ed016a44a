package fr.conciergerie.organisations;

import fr.conciergerie.organisations.InvitationRounds.Outcome;
import fr.conciergerie.organisations.InvitationRounds.Standing;
import fr.conciergerie.organisations.InvitationRounds.Turn;
import fr.conciergerie.shared.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds of invitations as rows, and who is on a list. */
@Repository
class InvitationRoundRepository {

    private static final String LISTED = """
            select id, name, email, organisation_id, account_id, locale
              from organisations.member
             where listed_at is not null and erased_at is null
               and daterange(eligible_from, eligible_until, '[]') @> :on::date
            """;

    private final JdbcClient jdbc;

    InvitationRoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> listed(OrganisationId organisation, LocalDate on) {
        return jdbc.sql(LISTED + " and organisation_id = :organisation order by search, id")
                .param("organisation", organisation.value())
                .param("on", on)
                .query(MemberRepository::member)
                .list();
    }

    Optional<Member> listed(MemberId member, LocalDate on) {
        return jdbc.sql(LISTED + " and id = :member")
                .param("member", member.value())
                .param("on", on)
                .query(MemberRepository::member)
                .optional();
    }

    /** Whoever begins a round waits for whoever is beginning one. */
    void lock(OrganisationId organisation) {
        jdbc.sql("select id from organisations.organisation where id = :id for update")
                .param("id", organisation.value())
                .query()
                .listOfRows();
    }

    Optional<Standing> last(OrganisationId organisation) {
        return jdbc.sql("""
                        select r.id, r.begun_at, r.people, r.ended_at, r.stopped_by is not null as stopped,
                               count(*) filter (where m.outcome = 'INVITED') as invited,
                               count(*) filter (where m.outcome = 'NOT_NEEDED') as not_needed,
                               count(*) filter (where m.outcome = 'FAILED') as failed
                          from organisations.invitation_round r
                          left join organisations.invitation_round_member m on m.round_id = r.id
                         where r.organisation_id = :organisation
                         group by r.id
                         order by r.ended_at is null desc, r.begun_at desc
                         limit 1
                        """)
                .param("organisation", organisation.value())
                .query((row, _) -> {
                    var ended = row.getObject("ended_at", OffsetDateTime.class);
                    return new Standing(
                            Columns.id(row, "id", InvitationRoundId::new),
                            Columns.instant(row, "begun_at"),
                            row.getInt("people"),
                            row.getInt("invited"),
                            row.getInt("not_needed"),
                            row.getInt("failed"),
                            ended == null ? null : ended.toInstant(),
                            row.getBoolean("stopped"));
                })
                .optional();
    }

    void insert(InvitationRoundId id, OrganisationId organisation, List<MemberId> people, UUID by, Instant now) {
        jdbc.sql("""
                insert into organisations.invitation_round (id, organisation_id, begun_at, begun_by, people)
                values (:id, :organisation, :now, :by, :people)
                """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("now", Columns.utc(now))
                .param("by", by)
                .param("people", people.size())
                .update();
        jdbc.sql("""
                insert into organisations.invitation_round_member (round_id, member_id, position)
                select :id, member, position from unnest(:members::uuid[]) with ordinality as it (member, position)
                """)
                .param("id", id.value())
                .param("members", people.stream().map(MemberId::value).toArray(UUID[]::new))
                .update();
    }

    boolean stop(InvitationRoundId id, OrganisationId organisation, UUID by, Instant now) {
        return jdbc.sql("""
                        update organisations.invitation_round set ended_at = :now, stopped_by = :by
                         where id = :id and organisation_id = :organisation and ended_at is null
                        """)
                        .param("id", id.value())
                        .param("organisation", organisation.value())
                        .param("by", by)
                        .param("now", Columns.utc(now))
                        .update()
                == 1;
    }

    boolean exists(InvitationRoundId id, OrganisationId organisation) {
        return jdbc.sql("""
                        select exists (select from organisations.invitation_round
                                        where id = :id and organisation_id = :organisation)
                        """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .query(Boolean.class)
                .single();
    }

    List<Turn> next(int most) {
        return jdbc.sql("""
                        select m.round_id, m.member_id
                          from organisations.invitation_round r
                          join organisations.invitation_round_member m on m.round_id = r.id
                         where r.ended_at is null and m.settled_at is null
                         order by r.begun_at, r.id, m.position
                         limit :most
                        """)
                .param("most", most)
                .query((row, _) -> new Turn(
                        Columns.id(row, "round_id", InvitationRoundId::new),
                        Columns.id(row, "member_id", MemberId::new)))
                .list();
    }

    /** Whether it is ours to do: the round goes on, and nobody else is at it. */
    boolean take(Turn turn) {
        return jdbc.sql("""
                        select m.member_id
                          from organisations.invitation_round_member m
                          join organisations.invitation_round r on r.id = m.round_id
                         where m.round_id = :round and m.member_id = :member and m.settled_at is null and r.ended_at is null
                           for update of m skip locked
                        """)
                .param("round", turn.round().value())
                .param("member", turn.member().value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void settle(Turn turn, Outcome outcome, Instant now) {
        jdbc.sql("""
                update organisations.invitation_round_member set settled_at = :now, outcome = :outcome
                 where round_id = :round and member_id = :member
                """)
                .param("round", turn.round().value())
                .param("member", turn.member().value())
                .param("outcome", outcome.name())
                .param("now", Columns.utc(now))
                .update();
    }

    void endIfDone(InvitationRoundId id, Instant now) {
        jdbc.sql("""
                update organisations.invitation_round r set ended_at = :now
                 where id = :id and ended_at is null
                   and not exists (select from organisations.invitation_round_member m
                                    where m.round_id = r.id and m.settled_at is null)
                """).param("id", id.value()).param("now", Columns.utc(now)).update();
    }
}
