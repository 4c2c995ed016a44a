-- A hand-over that is undone takes its question back: the service has not been given. The page says so to whoever opens it, nobody
-- counts it among those that were asked, and the member may be asked again within thirty days.
alter table reporting.opinion_invitation
    drop constraint opinion_invitation_status_check,
    add constraint opinion_invitation_status_check check (status in ('OPEN', 'ANSWERED', 'WITHDRAWN')),
    drop constraint asked_once_in_thirty_days,
    add constraint asked_once_in_thirty_days
        exclude using gist (operator_id with =, member_id with =, tstzrange(invited_at, expires_at) with &&)
        where (status <> 'WITHDRAWN');
