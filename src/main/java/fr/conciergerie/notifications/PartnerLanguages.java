package fr.conciergerie.notifications;

import fr.conciergerie.partners.PartnerId;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which language a partner, and whoever works there, is written to. */
@Repository
class PartnerLanguages {

    private final JdbcClient jdbc;

    PartnerLanguages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Locale of(PartnerId partner) {
        return Locale.of(jdbc.sql("select locale from partners.partner_v where id = :partner")
                .param("partner", partner.value())
                .query(String.class)
                .single());
    }
}
