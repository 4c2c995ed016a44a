package fr.conciergerie.lockers;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.vault.Digests;
import fr.conciergerie.vault.SealedColumn;
import fr.conciergerie.vault.SealedColumns;
import fr.conciergerie.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The codes of a bank. Each compartment has one that is proposed or set, always; whoever learns it and is done leaves another one
 * behind, to be set before anybody else is let in.
 */
@Component
class Codes implements SealedColumns {

    /** In which the same digits are not given again at a bank. */
    static final Duration REST = Duration.ofDays(30);

    private static final SealedColumn DIGITS = new SealedColumn("lockers.code", "id", "digits");

    private final Vault vault;
    private final Digests digests;
    private final JdbcClient jdbc;
    private final Clock clock;

    Codes(Vault vault, Digests digests, JdbcClient jdbc, Clock clock) {
        this.vault = vault;
        this.digests = digests;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<SealedColumn> columns() {
        return List.of(DIGITS);
    }

    /** Draws a code for a compartment that has none; digits that rest are drawn again. */
    void propose(BankId bank, CompartmentId compartment, CodeDigits rule) {
        vault.claim();
        while (!insert(bank, compartment, rule.next())) {
            // one of a million rests: another one does not
        }
    }

    private boolean insert(BankId bank, CompartmentId compartment, String digits) {
        var now = clock.instant();
        var id = Ids.next(now);
        return jdbc.sql("""
                        insert into lockers.code (id, bank_id, compartment_id, digest, digits_sealed, state, proposed_at)
                        values (:id, :bank, :compartment, :digest, :sealed, 'PROPOSED', :now)
                        on conflict on constraint never_twice_within_thirty_days do nothing
                        """)
                        .param("id", id)
                        .param("bank", bank.value())
                        .param("compartment", compartment.value())
                        .param("digest", digests.digest(digits, bank.value()))
                        .param("sealed", vault.seal(digits, id, DIGITS.place()))
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    /** The lock opens by it now. */
    void set(LockerCodeId code, CompartmentId compartment) {
        int changed = jdbc.sql("""
                        update lockers.code set state = 'SET', set_at = :now
                         where id = :id and compartment_id = :compartment and state = 'PROPOSED'
                        """)
                .param("now", Columns.utc(clock.instant()))
                .param("id", code.value())
                .param("compartment", compartment.value())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("code " + code + " is no longer to be set");
        }
    }

    /** Whoever knows it is done with it: it is erased, and another one is to be set. */
    void replace(BankId bank, CompartmentId compartment, CodeState end, CodeDigits rule) {
        end(compartment, end);
        propose(bank, compartment, rule);
    }

    /** The compartment is not used any more. */
    void end(CompartmentId compartment, CodeState end) {
        var now = clock.instant();
        jdbc.sql("""
                        update lockers.code set state = :end, digits_sealed = null, kept_until = :until
                         where compartment_id = :compartment and state in ('PROPOSED', 'SET')
                        """)
                .param("end", end.name())
                .param("until", Columns.utc(now.plus(REST)))
                .param("compartment", compartment.value())
                .update();
    }

    /** The digits; null where they do not open: the log says why. */
    @Nullable
    String digits(UUID code, byte[] sealed) {
        return vault.openInList(sealed, code, DIGITS.place()).orElse(null);
    }

    /** What has rested is forgotten. */
    int forget(Instant now) {
        return jdbc.sql("delete from lockers.code where kept_until < :now")
                .param("now", Columns.utc(now))
                .update();
    }
}
