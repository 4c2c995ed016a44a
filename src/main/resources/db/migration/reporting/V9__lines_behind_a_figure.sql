-- From a figure to the lines that it was counted from: the latest first, a page at a time.
create index line_fact_asked on reporting.line_fact (operator_id, organisation_id, asked_on desc, line_id desc);
create index line_fact_delivered on reporting.line_fact (operator_id, organisation_id, delivered_on desc, line_id desc)
    where delivered_on is not null;
