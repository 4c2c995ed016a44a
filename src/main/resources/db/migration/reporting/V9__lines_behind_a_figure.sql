-- From a figure to the lines that it was counted from: those of one organisation, the latest first, a page at a time. What was
-- delivered is found among them; a second index would slow down counting everything anew more than it would help.
create index line_fact_asked on reporting.line_fact (operator_id, organisation_id, asked_on desc, line_id desc);
