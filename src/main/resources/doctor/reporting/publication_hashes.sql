-- Publications that are no longer what their fingerprint was taken of.
select p.year || ' n° ' || p.number as thing
  from reporting.publication p
 where p.sha256 <> encode(sha256(convert_to(coalesce(p.told, p.figures), 'UTF8')), 'hex')
    or p.document_sha256 <> encode(sha256(p.document), 'hex')
    or p.data_sha256 <> encode(sha256(p.data), 'hex')
