-- What stands on a poster is typed by hand: an animation has a code of six characters that cannot be mistaken for one another, made
-- from its key, so that it is the same for life. Of the key only what was drawn at random counts: the first half is the time.
create function animations.code_of(id uuid) returns text
    language sql immutable strict parallel safe as
$$
select string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 1 + (drawn / (31 ^ place)::bigint % 31)::integer, 1), '' order by place)
  from (select ('x' || lpad(right(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint as drawn) as it,
       generate_series(0, 5) as place
$$;

create unique index animation_code on animations.animation (operator_id, animations.code_of(id));
