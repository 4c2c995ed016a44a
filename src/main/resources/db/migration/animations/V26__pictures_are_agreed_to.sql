-- Whoever shows a picture says that nobody can be recognised on it, or that everybody who can agrees: it is kept who said so and when.
-- Of those before, nobody was asked.
alter table animations.picture
    add column agreed_by uuid,
    add column agreed_at timestamptz,
    add constraint agreement_is_complete check ((agreed_by is null) = (agreed_at is null));
