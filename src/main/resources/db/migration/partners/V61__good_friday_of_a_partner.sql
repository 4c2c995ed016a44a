-- In Alsace-Moselle Good Friday is a holiday in some communes and not in others, for whoever works there as for a site.
alter table partners.partner
    add column good_friday boolean not null default false,
    add constraint good_friday_in_alsace_moselle check (not good_friday or holiday_zone = 'FR-ALSACE-MOSELLE');
