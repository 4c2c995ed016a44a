package fr.conciergerie.bookings;

import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shop.HourlyServices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The services of which a schedule is open at a site. */
@Component
class BookableServices implements HourlyServices {

    private final JdbcClient jdbc;

    BookableServices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isByTheHour(SiteId site, ServiceId service) {
        return jdbc.sql("""
                        select exists (select from bookings.schedule s
                                         join bookings.practitioner p on p.operator_id = s.operator_id and p.id = s.practitioner_id
                                        where s.site_id = :site and s.service_id = :service and s.open and p.active)
                        """)
                .param("site", site.value())
                .param("service", service.value())
                .query(Boolean.class)
                .single();
    }
}
