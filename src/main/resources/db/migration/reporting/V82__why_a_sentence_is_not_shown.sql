-- A sentence that the manager does not show to the client is kept back for a reason, one of a few: a reason in words of one's own would
-- be one more sentence about somebody. Those of which nothing was chosen yet have none, nor do those kept back before.
alter table reporting.opinion
    add column kept_back_for text check (kept_back_for in ('NAMES_SOMEBODY', 'HURTFUL', 'OFF_TOPIC', 'SAID_ALREADY')),
    add constraint kept_back_is_not_shown check (kept_back_for is null or sentence is not null and shown = 'TO_THE_OPERATOR');
