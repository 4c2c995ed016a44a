package fr.conciergerie.custody;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pieces that somebody entrusted, who held them, what was noted of their state, and the pictures of them. */
@Component
class CustodyPersonalData implements PersonalData, Erasure {

    private static final String THEIRS = """
              from custody.item i join orders.order_v o on o.id = i.order_id
             where o.member_id = :member
            """;

    private final JdbcClient jdbc;

    CustodyPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("pieces", asked(person, """
                        select i.label, o.number, i.description, i.reserves, i.reserve_note as note,
                               i.holder_kind as "where:custody.holder", i.missing, i.lost, i.damage, i.damage_note
                        """ + THEIRS + " order by o.placed_at, i.piece")),
                // whoever came in their place, and which concierge it was, is somebody else's to know
                HeldRows.section("held", asked(person, """
                        select e.at, i.label, e.from_kind as "from-where:custody.holder", e.to_kind as "to-where:custody.holder",
                               e.method as "method:custody.method"
                          from custody.custody_event e
                          join custody.item i on i.id = e.item_id
                          join orders.order_v o on o.id = i.order_id
                         where o.member_id = :member order by e.at, i.label, e.seq
                        """)));
    }

    @Override
    public List<Attachment> files(Somebody person) {
        return asked(person, """
                select i.label, row_number() over (partition by i.id order by p.taken_at, p.id) as n, p.jpeg
                  from custody.photo p
                  join custody.item i on i.id = p.item_id
                  join orders.order_v o on o.id = i.order_id
                 where o.member_id = :member order by i.label, n
                """)
                .query((row, _) -> new Attachment(
                        "photos/%s-%d.jpg".formatted(row.getString("label"), row.getInt("n")), row.getBytes("jpeg")))
                .list();
    }

    @Override
    public List<Finding> findings(Somebody person) {
        var findings = new ArrayList<Finding>();
        long held = count(person, "select count(*) " + THEIRS + " and not i.gone");
        if (held > 0) {
            findings.add(new Finding(Fate.BLOCKS, "privacy.finding.held", held));
        }
        long photos = count(person, "select count(*) from custody.photo where item_id in (select i.id " + THEIRS + ")");
        if (photos > 0) {
            findings.add(new Finding(Fate.DELETED, "privacy.finding.photos", photos));
        }
        long pieces = count(person, "select count(*) " + THEIRS);
        if (pieces > 0) {
            findings.add(new Finding(Fate.PSEUDONYMISED, "privacy.finding.pieces", pieces));
        }
        return findings;
    }

    /** The ledger keeps its keys: they lead to a row that names nobody, and are themselves forgotten after five years. */
    @Override
    public void erase(Somebody person, Instant now) {
        asked(person, "delete from custody.photo where item_id in (select i.id " + THEIRS + ")")
                .update();
    }

    private long count(Somebody person, String sql) {
        return asked(person, sql).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(Somebody person, String sql) {
        return jdbc.sql(sql).param("member", person.member());
    }
}
