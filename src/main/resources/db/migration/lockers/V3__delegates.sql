-- A member may have somebody else take out what waits for them. Who that is is sealed, and forgotten once it is over: who took it, the
-- ledger says. Where the pad keeps more than one code a compartment, whoever comes for the member has one of their own, which is to be
-- removed from the pad before the compartment is given on.

alter table lockers.reservation add column delegate_sealed bytea;
alter table lockers.reservation
    add constraint forgotten_once_it_is_over check (delegate_sealed is null or state = 'LOADED');

alter table lockers.code add column holder text not null default 'MEMBER' check (holder in ('MEMBER', 'DELEGATE'));
alter table lockers.code drop constraint code_state_check;
alter table lockers.code drop constraint code_check;
alter table lockers.code drop constraint code_check1;
alter table lockers.code
    add constraint code_state_check check (state in ('PROPOSED', 'SET', 'REMOVING', 'USED', 'EXPIRED', 'WITHDRAWN')),
    add constraint sealed_while_of_use check ((state in ('PROPOSED', 'SET', 'REMOVING')) = (digits_sealed is not null)),
    add constraint kept_while_of_use check ((state in ('PROPOSED', 'SET', 'REMOVING')) = (kept_until = 'infinity')),
    add constraint the_members_is_set_anew check (state <> 'REMOVING' or holder = 'DELEGATE');
drop index lockers.one_code_a_compartment;
create unique index one_code_a_compartment_and_holder on lockers.code (compartment_id, holder) where state in ('PROPOSED', 'SET');
create index on lockers.code (operator_id, bank_id) where state in ('PROPOSED', 'SET', 'REMOVING');
