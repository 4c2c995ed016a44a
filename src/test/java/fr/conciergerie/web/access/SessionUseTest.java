package fr.conciergerie.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Person;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What the database writes of a session: what changes, and once a minute that somebody is still there. */
@SpringBootTest
@AutoConfigureMockMvc
class SessionUseTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;
    Person person;

    @BeforeEach
    void signsIn() {
        visitor = new Visitor(mvc);
        person = someone.with(Role.MANAGER, someone.operator());
        visitor.signIn(person.email(), Someone.PASSWORD);
    }

    @Test
    void aLookWithinAMinuteWritesNothing() {
        var before = row();

        visitor.open("/account");

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void aLookAfterAMinuteSaysThatTheyAreStillThere() {
        jdbc.sql("update web.spring_session set last_access_time = last_access_time - 61000 where principal_name = ?")
                .param(person.id().toString())
                .update();
        var before = row();

        visitor.open("/account");

        assertThat(row().seen()).isGreaterThan(before.seen());
        assertThat(row().expiry()).isGreaterThanOrEqualTo(before.expiry());
    }

    /** @param version of the row in the database: another one after whatever was written */
    private record Row(long seen, long expiry, String version) {}

    private Row row() {
        return jdbc.sql("""
                        select last_access_time, expiry_time, xmin::text from web.spring_session where principal_name = ?
                        """)
                .param(person.id().toString())
                .query((row, _) -> new Row(row.getLong(1), row.getLong(2), row.getString(3)))
                .single();
    }
}
