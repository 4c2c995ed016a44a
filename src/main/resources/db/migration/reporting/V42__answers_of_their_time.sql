-- An answer counts from the month in which it was given until the next one: who answers otherwise today, or for the first time, changes
-- no year that is over. Taking the answer back still deletes all of it.
alter table reporting.gender_answer
    drop constraint gender_answer_pkey,
    add primary key (operator_id, pseudonym, answered_in);
