package fr.conciergerie.calendars;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where somebody's calendars read, and when they last did. */
@Component
class AddressPersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;

    AddressPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 21;
    }

    @Override
    public List<Section> about(Somebody person) {
        return person.account() == null
                ? List.of()
                : List.of(HeldRows.section("calendars", jdbc.sql("""
                        select made_at as created, last_read_at as used, revoked_at as until
                          from calendars.address where account_id = :account order by made_at
                        """).param("account", person.account())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        long kept = jdbc.sql("select count(*) from calendars.address where account_id = cast(:account as uuid)")
                .param("account", person.account())
                .query(Long.class)
                .single();
        return kept == 0 ? List.of() : List.of(new Finding(Fate.DELETED, "privacy.finding.calendars", kept));
    }

    @Override
    public void erase(Somebody person, Instant now) {
        jdbc.sql("delete from calendars.address where account_id = cast(:account as uuid)")
                .param("account", person.account())
                .update();
    }
}
