-- Whether a count may be told to the employer depends on how many people are behind it, not on how many services it counts: seven
-- sessions of one person are that person's secret. The facts know it from now on, and operators may be stricter than the usual rule.

-- What was counted before knows it not. Emptied, the facts are counted anew from the orders, as in V13.
truncate reporting.line_fact, reporting.asked_fact, reporting.delivered_fact, reporting.active_fact, reporting.service_fact;

-- Of each agent and month, beside the orders that were not cancelled: the lines asked for, and those handed over in that month.
alter table reporting.active_fact
    add column lines     bigint not null check (lines >= 0),
    add column delivered bigint not null check (delivered >= 0);

-- From how many people on, and up to which share of one of them, what people did is told outside the operator.
create table reporting.secrecy_rule (
    operator_id uuid primary key default shared.current_operator(),
    fewest      integer not null check (fewest between 5 and 100),
    dominant    integer not null check (dominant between 20 and 85),
    version     integer not null default 1
);
call shared.tenant_table('reporting.secrecy_rule');
