-- Whoever came to an animation is asked what they think of it, once, as after a service: the same question, the same way of keeping
-- the answer apart from whoever gave it. What is asked about an animation is no part of the figures on services, nor of the thirty days
-- between two questions about them. Those who came without an account belong to no organisation.
alter table reporting.opinion_invitation
    alter column organisation_id drop not null,
    alter column family drop not null,
    add column animation_id    uuid,
    -- By which place we know that they came; forgotten with whom we asked.
    add column registration_id uuid,
    add foreign key (operator_id, animation_id) references animations.animation (operator_id, id),
    add constraint about_a_service_or_an_animation check ((family is null) = (animation_id is not null)),
    add constraint only_those_passing_by_have_no_organisation
        check (organisation_id is not null or animation_id is not null and member_id is null),
    add constraint by_a_place_in_an_animation check (registration_id is null or animation_id is not null),
    drop constraint asked_once_in_thirty_days,
    add constraint asked_once_in_thirty_days
        exclude using gist (operator_id with =, member_id with =, tstzrange(invited_at, expires_at) with &&)
        where (status <> 'WITHDRAWN' and animation_id is null);
create unique index asked_once_about_an_animation on reporting.opinion_invitation (registration_id)
    where registration_id is not null and status <> 'WITHDRAWN';

alter table reporting.opinion
    alter column organisation_id drop not null,
    add column animation_id uuid,
    add foreign key (operator_id, animation_id) references animations.animation (operator_id, id),
    add constraint only_those_passing_by_have_no_organisation check (organisation_id is not null or animation_id is not null);
create index opinion_of_an_animation on reporting.opinion (operator_id, animation_id) where animation_id is not null;
