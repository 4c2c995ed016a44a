package fr.conciergerie.lockers;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
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
 * behind, to be set before anybody else is let in. A member's delegate may have one beside it, which is removed from the pad before.
 */
@Component
class Codes implements SealedColumns {

    /** In which the same digits are not given again at a bank. */
    static final Duration REST = Duration.ofDays(30);

    private static final String DELEGATE = "DELEGATE";
    private static final SealedColumn DIGITS = new SealedColumn("lockers.code", "id", "digits");

    private static final SealedColumn DELEGATES_NAME = new SealedColumn("lockers.reservation", "id", "delegate");

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
        return List.of(DIGITS, DELEGATES_NAME);
    }

    /** Draws a code for a compartment that has none; digits that rest are drawn again. */
    void propose(BankId bank, CompartmentId compartment, CodeDigits rule) {
        propose(bank, compartment, "MEMBER", rule);
    }

    /** Draws one for whoever comes for the member. */
    void proposeForDelegate(BankId bank, CompartmentId compartment, CodeDigits rule) {
        propose(bank, compartment, DELEGATE, rule);
    }

    private void propose(BankId bank, CompartmentId compartment, String holder, CodeDigits rule) {
        vault.claim();
        while (!insert(bank, compartment, holder, rule.next())) {
            // one of a million rests: another one does not
        }
    }

    private boolean insert(BankId bank, CompartmentId compartment, String holder, String digits) {
        var now = clock.instant();
        var id = Ids.next(now);
        return jdbc.sql("""
                        insert into lockers.code (id, bank_id, compartment_id, holder, digest, digits_sealed, state, proposed_at)
                        values (:id, :bank, :compartment, :holder, :digest, :sealed, 'PROPOSED', :now)
                        on conflict on constraint never_twice_within_thirty_days do nothing
                        """)
                        .param("id", id)
                        .param("bank", bank.value())
                        .param("compartment", compartment.value())
                        .param("holder", holder)
                        .param("digest", digests.digest(digits, bank.value()))
                        .param("sealed", vault.seal(digits, id, DIGITS.place()))
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    /** The lock opens by it now. The member's is set last: whatever was to be removed from the pad is removed by then. */
    void set(LockerCodeId code, CompartmentId compartment) {
        int changed = jdbc.sql("""
                        update lockers.code set state = 'SET', set_at = :now
                         where id = :id and compartment_id = :compartment and state = 'PROPOSED'
                           and (holder = 'DELEGATE' or not exists (select from lockers.code k where k.compartment_id = :compartment
                                                                       and k.state = 'REMOVING'))
                        """)
                .param("now", Columns.utc(clock.instant()))
                .param("id", code.value())
                .param("compartment", compartment.value())
                .update();
        if (changed == 0) {
            throw isToRemove(compartment)
                    ? Refused.conflict("lockers.remove-first")
                    : new OptimisticLockingFailureException("code " + code + " is no longer to be set");
        }
    }

    /** Where a controller opens nobody has to walk there: whoever comes for the member is told at once. */
    void setDelegatesAtOnce(CompartmentId compartment) {
        jdbc.sql("""
                        update lockers.code k set state = 'SET', set_at = :now
                          from lockers.bank b
                         where b.operator_id = k.operator_id and b.id = k.bank_id and b.profile = 'CONNECTED'
                           and k.compartment_id = :compartment and k.holder = 'DELEGATE' and k.state = 'PROPOSED'
                        """)
                .param("now", Columns.utc(clock.instant()))
                .param("compartment", compartment.value())
                .update();
    }

    /**
     * The compartments of a connected bank may be given on that its controller was heard of since they were somebody's, which are shut,
     * and to which nobody comes back who forgot something.
     */
    void release(BankId bank, Duration reopening) {
        var now = clock.instant();
        jdbc.sql("""
                        update lockers.code k set state = 'SET', set_at = :now
                          from lockers.bank b
                          join lockers.controller c on c.operator_id = b.operator_id and c.bank_id = b.id
                         where b.operator_id = k.operator_id and b.id = k.bank_id and b.id = :bank and b.profile = 'CONNECTED'
                           and k.holder = 'MEMBER' and k.state = 'PROPOSED' and c.present and c.heard_at > k.proposed_at
                           and not exists (select from lockers.opening o
                                            where o.operator_id = k.operator_id and o.compartment_id = k.compartment_id
                                              and o.opened_at is not null and (o.closed_at is null or o.opened_at > :rested))
                        """)
                .param("now", Columns.utc(now))
                .param("rested", Columns.utc(now.minus(reopening)))
                .param("bank", bank.value())
                .update();
    }

    private boolean isToRemove(CompartmentId compartment) {
        return jdbc.sql(
                        "select exists (select from lockers.code where compartment_id = :compartment and state = 'REMOVING')")
                .param("compartment", compartment.value())
                .query(Boolean.class)
                .single();
    }

    /** The pad does not keep it any more. */
    void removed(LockerCodeId code, CompartmentId compartment) {
        int changed = jdbc.sql("""
                        update lockers.code set state = 'WITHDRAWN', digits_sealed = null, kept_until = :until
                         where id = :id and compartment_id = :compartment and state = 'REMOVING'
                        """)
                .param("until", Columns.utc(clock.instant().plus(REST)))
                .param("id", code.value())
                .param("compartment", compartment.value())
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("code " + code + " is no longer to be removed");
        }
    }

    /** The delegate does not come after all. */
    void withdrawDelegates(CompartmentId compartment) {
        end(compartment, CodeState.WITHDRAWN, List.of(DELEGATE));
    }

    /** How many the pad keeps, or is about to. */
    int inUse(BankId bank) {
        return jdbc.sql("""
                        select count(*) from lockers.code where bank_id = :bank and state in ('PROPOSED', 'SET', 'REMOVING')
                        """).param("bank", bank.value()).query(Integer.class).single();
    }

    /** Whoever knows it is done with it: it is erased, and another one is to be set. */
    void replace(BankId bank, CompartmentId compartment, CodeState end, CodeDigits rule) {
        end(compartment, end);
        propose(bank, compartment, rule);
    }

    /** The compartment is not used any more. A delegate's code goes with it; where the pad keeps it, it is to be removed there. */
    void end(CompartmentId compartment, CodeState end) {
        end(compartment, end, List.of("MEMBER", DELEGATE));
    }

    private void end(CompartmentId compartment, CodeState end, List<String> holders) {
        jdbc.sql("""
                        update lockers.code k
                           set state = case when k.holder = 'MEMBER' then :end when k.state = 'SET' and b.profile = 'KEYPAD' then 'REMOVING'
                                            else 'WITHDRAWN' end,
                               digits_sealed = case when k.holder = 'DELEGATE' and k.state = 'SET' and b.profile = 'KEYPAD' then k.digits_sealed end,
                               kept_until = case when k.holder = 'DELEGATE' and k.state = 'SET' and b.profile = 'KEYPAD' then 'infinity'
                                                 else cast(:until as timestamptz) end
                          from lockers.bank b
                         where b.operator_id = k.operator_id and b.id = k.bank_id
                           and k.compartment_id = :compartment and k.holder in (:holders) and k.state in ('PROPOSED', 'SET')
                        """)
                .param("end", end.name())
                .param("until", Columns.utc(clock.instant().plus(REST)))
                .param("compartment", compartment.value())
                .param("holders", holders)
                .update();
    }

    /** The digits; null where they do not open: the log says why. */
    @Nullable
    String digits(UUID code, byte[] sealed) {
        return vault.openInList(sealed, code, DIGITS.place()).orElse(null);
    }

    /** Who comes for a member, as it is stored beside their reservation. */
    byte @Nullable [] sealedName(@Nullable String name, ReservationId reservation) {
        return vault.sealOptional(name, reservation.value(), DELEGATES_NAME.place());
    }

    @Nullable
    String name(byte @Nullable [] sealed, UUID reservation) {
        return vault.openOptional(sealed, reservation, DELEGATES_NAME.place());
    }

    /** What has rested is forgotten. */
    int forget(Instant now) {
        return jdbc.sql("delete from lockers.code where kept_until < :now")
                .param("now", Columns.utc(now))
                .update();
    }
}
