package fr.conciergerie.partners;

import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code partners.ess_status}. Nothing is ever deleted: a period only ends. */
@Repository
class EssRepository {

    private final JdbcClient jdbc;

    EssRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<EssStatus> of(PartnerId partner) {
        return jdbc.sql("""
                select basis, proof, checked_on, valid_from, valid_until, esus_number, siae
                  from partners.ess_status where partner_id = :partner order by valid_from desc
                """)
                .param("partner", partner.value())
                .query((row, _) -> {
                    var siae = row.getString("siae");
                    return new EssStatus(
                            EssBasis.valueOf(row.getString("basis")),
                            row.getString("proof"),
                            row.getObject("checked_on", LocalDate.class),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_until", LocalDate.class),
                            row.getString("esus_number"),
                            siae == null ? null : SiaeKind.valueOf(siae));
                })
                .list();
    }

    void insert(PartnerId partner, EssStatus status) {
        var siae = status.siae();
        Constraints.refusing(
                () -> jdbc.sql("""
                    insert into partners.ess_status
                           (partner_id, basis, proof, checked_on, valid_from, valid_until, esus_number, siae)
                    values (:partner, :basis, :proof, :checkedOn, :validFrom, :validUntil, :esusNumber, :siae)
                    """)
                        .param("partner", partner.value())
                        .param("basis", status.basis().name())
                        .param("proof", status.proof())
                        .param("checkedOn", status.checkedOn())
                        .param("validFrom", status.validFrom())
                        .param("validUntil", status.validUntil())
                        .param("esusNumber", status.esusNumber())
                        .param("siae", siae == null ? null : siae.name())
                        .update(),
                name -> switch (name) {
                    case "one_status_a_day", "ess_status_pkey" -> Refused.conflict("partners.ess.overlaps");
                    default -> null;
                });
    }

    /** Ends the period that a day lies in; false when the partner has no status on that day. */
    boolean end(PartnerId partner, LocalDate day, @Nullable LocalDate lastDay) {
        return jdbc.sql("""
                update partners.ess_status set valid_until = :lastDay
                 where partner_id = :partner and valid_from <= :day and (valid_until is null or valid_until >= :day)
                """)
                        .param("partner", partner.value())
                        .param("day", day)
                        .param("lastDay", lastDay)
                        .update()
                > 0;
    }
}
