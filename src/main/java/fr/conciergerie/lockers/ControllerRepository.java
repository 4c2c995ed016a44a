package fr.conciergerie.lockers;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Controllers of connected banks, and what they reported, as rows. */
@Repository
class ControllerRepository {

    /** Two beats of its heart may be missed. */
    static final Duration SILENCE = Duration.ofSeconds(70);

    private final JdbcClient jdbc;

    ControllerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(BankId bank) {
        jdbc.sql("insert into lockers.controller (bank_id) values (:bank)")
                .param("bank", bank.value())
                .update();
    }

    boolean isOne(BankId bank) {
        return jdbc.sql("select exists (select from lockers.controller where bank_id = :bank)")
                .param("bank", bank.value())
                .query(Boolean.class)
                .single();
    }

    Optional<ControllerView> of(BankId bank, Instant now) {
        return jdbc.sql("""
                        select credential_hash is not null as enrolled, heard_at, present and heard_at > :silent as present
                          from lockers.controller where bank_id = :bank
                        """)
                .param("silent", Columns.utc(now.minus(SILENCE)))
                .param("bank", bank.value())
                .query((row, _) -> new ControllerView(
                        row.getBoolean("enrolled"), Columns.instantOrNull(row, "heard_at"), row.getBoolean("present")))
                .optional();
    }

    /** The one that was offered before serves no more. */
    int offer(BankId bank, byte[] token, Instant until) {
        return jdbc.sql("""
                        update lockers.controller set enrolment_hash = :token, enrolment_until = :until where bank_id = :bank
                        """)
                .param("token", token)
                .param("until", Columns.utc(until))
                .param("bank", bank.value())
                .update();
    }

    /** Gives a credential for a token, once; the credential before is worth nothing any more. */
    boolean enrol(BankId bank, byte[] token, byte[] credential, Instant now) {
        return jdbc.sql("""
                        update lockers.controller
                           set credential_hash = :credential, enrolled_at = :now, enrolment_hash = null, enrolment_until = null
                         where bank_id = :bank and enrolment_hash = :token and enrolment_until > :now
                        """)
                        .param("credential", credential)
                        .param("now", Columns.utc(now))
                        .param("bank", bank.value())
                        .param("token", token)
                        .update()
                > 0;
    }

    boolean isKnown(BankId bank, byte[] credential) {
        return jdbc.sql("""
                        select exists (select from lockers.controller where bank_id = :bank and credential_hash = :credential)
                        """)
                .param("bank", bank.value())
                .param("credential", credential)
                .query(Boolean.class)
                .single();
    }

    void heard(BankId bank, Instant now) {
        jdbc.sql("update lockers.controller set heard_at = :now, present = true where bank_id = :bank")
                .param("now", Columns.utc(now))
                .param("bank", bank.value())
                .update();
    }

    void gone(BankId bank) {
        jdbc.sql("update lockers.controller set present = false where bank_id = :bank")
                .param("bank", bank.value())
                .update();
    }

    /** What one bank reports is taken in one after the other, whichever instance it came to. */
    void lock(BankId bank) {
        jdbc.sql("select 1 from lockers.controller where bank_id = :bank for update")
                .param("bank", bank.value())
                .query((_, _) -> true)
                .optional();
    }

    /** Up to which number everything of a boot is there. */
    long committed(BankId bank, UUID boot) {
        return jdbc.sql("""
                        select coalesce(max(sequence), 0) from lockers.controller_event where bank_id = :bank and boot = :boot
                        """)
                .param("bank", bank.value())
                .param("boot", boot)
                .query(Long.class)
                .single();
    }

    void insert(BankId bank, MqttContract.Event it, Instant now) {
        jdbc.sql("""
                        insert into lockers.controller_event (id, bank_id, boot, sequence, what, compartment, opening_id, happened_at, received_at)
                        values (:id, :bank, :boot, :sequence, :what, :compartment, :opening, :at, :now)
                        """)
                .param("id", Ids.next(now))
                .param("bank", bank.value())
                .param("boot", it.boot())
                .param("sequence", it.sequence())
                .param("what", it.what().name())
                .param("compartment", it.compartment())
                .param("opening", it.opening())
                .param("at", Columns.utc(it.at()))
                .param("now", Columns.utc(now))
                .update();
    }

    /** What doors did long ago is forgotten, but for the last of each boot: by it a report that is repeated is known. */
    void forget(Instant before) {
        jdbc.sql("""
                        delete from lockers.controller_event e
                         where e.received_at < :before
                           and exists (select from lockers.controller_event later
                                        where later.bank_id = e.bank_id and later.boot = e.boot and later.sequence > e.sequence)
                        """).param("before", Columns.utc(before)).update();
    }
}
