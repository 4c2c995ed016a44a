-- What associations received of collections at sites that the organisation used on the day of the receipt, as they counted it.
select sum(received)::bigint as numerator, null::bigint as denominator
  from (select distinct lot_id, received from reporting.received_v
         where (:organisation::uuid is null or organisation_id = :organisation)
           and (:site::uuid is null or site_id = :site)
           and received_on >= :from and received_on < :until
           and unit = 'PIECES') each
