-- What several instances share beside the modules' data: who is signed in, events still to be delivered, which instance
-- does a scheduled job, and how often somebody tried to sign in. None of it belongs to an operator.
-- The layouts are those of Spring Session, Spring Modulith, ShedLock and Bucket4j.

create table web.spring_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create unique index spring_session_by_id on web.spring_session (session_id);
create index spring_session_by_expiry on web.spring_session (expiry_time);
create index spring_session_by_principal on web.spring_session (principal_name);

create table web.spring_session_attributes (
    session_primary_id char(36) not null references web.spring_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

create table web.event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_by_event on web.event_publication using hash (serialized_event);
create index event_publication_by_completion on web.event_publication (completion_date);

create table web.shedlock (
    name       varchar(64) primary key,
    lock_until timestamptz not null,
    locked_at  timestamptz not null,
    locked_by  varchar(255) not null
);

create table web.rate_limit (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
