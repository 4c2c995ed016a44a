package fr.conciergerie.organisations;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who a member is, as their organisation and they themselves said it. */
@Component
class MemberPersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;
    private final Members members;

    MemberPersonalData(JdbcClient jdbc, Members members) {
        this.jdbc = jdbc;
        this.members = members;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("member", jdbc.sql("""
                        select m.name, m.email, m.phone, m.locale as language, o.name as organisation, m.eligible_from as from,
                               m.eligible_until as until, m.listed_at as listed, m.created_at as created
                          from organisations.member m join organisations.organisation o on o.id = m.organisation_id
                         where m.id = :member
                        """).param("member", person.member())),
                HeldRows.section("imports", jdbc.sql("""
                        select i.staged_at as at, i.file_name as file, l.name, l.email, l.phone, l.eligible_until as until
                          from organisations.member_import_line l
                          join organisations.member_import i on i.id = l.import_id
                          join organisations.member m on m.organisation_id = i.organisation_id and m.email = l.email
                         where m.id = :member order by i.staged_at
                        """).param("member", person.member())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        return List.of(new Finding(Fate.DELETED, "privacy.finding.name", 1));
    }

    @Override
    public void erase(Somebody person, Instant now) {
        jdbc.sql("delete from organisations.departure_member where member_id = :member")
                .param("member", person.member())
                .update();
        for (var table : List.of("member_import_remark", "member_import_address")) {
            jdbc.sql("""
                    delete from organisations.%s l
                     using organisations.member_import i, organisations.member m
                     where i.id = l.import_id and m.organisation_id = i.organisation_id and m.email = l.email and m.id = :member
                    """.formatted(table)).param("member", person.member()).update();
        }
        jdbc.sql("""
                delete from organisations.member_import_line l
                 using organisations.member_import i, organisations.member m
                 where i.id = l.import_id and m.organisation_id = i.organisation_id and m.email = l.email and m.id = :member
                """).param("member", person.member()).update();
        members.erase(new MemberId(person.member()));
    }
}
