package fr.conciergerie.catalogue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import fr.conciergerie.partners.Assortment;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Tells the module of partners what each of them supplies. */
@Repository
@Transactional(readOnly = true)
class SoldByPartners implements Assortment {

    private record Supplied(PartnerId partner, Family family) {}

    private final JdbcClient jdbc;
    private final DayClock dayClock;

    SoldByPartners(JdbcClient jdbc, DayClock dayClock) {
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    @Override
    public Collection<String> families() {
        return Arrays.stream(Family.values()).map(Family::name).toList();
    }

    @Override
    public Set<PartnerId> suppliers(String family) {
        var partners = new HashSet<PartnerId>();
        supplied().stream().filter(it -> it.family().name().equals(family)).forEach(it -> partners.add(it.partner()));
        return partners;
    }

    @Override
    public Map<PartnerId, Set<String>> suppliedBy(Collection<PartnerId> partners) {
        return supplied().stream()
                .filter(it -> partners.contains(it.partner()))
                .collect(groupingBy(Supplied::partner, mapping(it -> it.family().name(), toCollection(TreeSet::new))));
    }

    private List<Supplied> supplied() {
        return jdbc.sql("""
                select distinct o.partner_id, s.family
                  from catalogue.offer o join catalogue.service s on s.id = o.service_id
                 where s.archived_at is null and (o.sold_until is null or o.sold_until >= :today)
                """)
                .param("today", dayClock.today())
                .query((row, _) -> new Supplied(
                        Columns.id(row, "partner_id", PartnerId::new), Family.valueOf(row.getString("family"))))
                .list();
    }
}
