-- A partner's link that went astray is stopped, or another one is sent, by whoever serves the order. Since when a fresh one
-- is waited for stands on the job: the link itself is made by whoever writes the message, for its secret is kept nowhere.
alter table orders.job add column link_asked_at timestamptz;

-- When the partner last came by it, so that nobody phones to ask whether the message arrived.
alter table orders.job_link add column last_opened_at timestamptz;
