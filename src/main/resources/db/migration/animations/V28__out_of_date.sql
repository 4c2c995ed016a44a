-- Food is refused for its date too.
alter table animations.deposit
    drop constraint deposit_refusal_check,
    add constraint deposit_refusal_check check (refusal in ('NOT_TAKEN', 'DAMAGED', 'DIRTY', 'UNSAFE', 'OUT_OF_DATE', 'NO_ROOM'));
