package fr.conciergerie.organisations;

import fr.conciergerie.organisations.IdentityDetails.DataProtection;
import fr.conciergerie.organisations.IdentityDetails.Enterprise;
import fr.conciergerie.organisations.IdentityDetails.Host;
import fr.conciergerie.organisations.IdentityDetails.Mediator;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.VatNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an operator said of itself as rows: one is added each time, and the last one counts. */
@Repository
class IdentityRepository {

    private final JdbcClient jdbc;

    IdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Said last() {
        return jdbc.sql("""
                        select version, legal_name, legal_form, registration, siret, vat_number, address,
                               postcode, city, phone, email, publication_director, host_name, host_address, host_phone,
                               mediator_name, mediator_address, mediator_site, data_name, data_contact
                          from organisations.operator_identity
                         order by version desc
                         limit 1
                        """)
                .query((row, _) -> new Said(details(row), row.getInt("version")))
                .optional()
                .orElse(new Said(IdentityDetails.NONE, 0));
    }

    void insert(IdentityDetails said, int version, UUID account, Instant now) {
        var insert = jdbc.sql("""
                insert into organisations.operator_identity
                       (version, said_at, said_by, legal_name, legal_form, registration, siret, vat_number,
                        address, postcode, city, phone, email, publication_director, host_name,
                        host_address, host_phone, mediator_name, mediator_address, mediator_site, data_name,
                        data_contact)
                values (:version, :now, :account, :legalName, :legalForm, :registration, :siret, :vatNumber,
                        :address, :postcode, :city, :phone, :email, :publicationDirector, :hostName,
                        :hostAddress, :hostPhone, :mediatorName, :mediatorAddress, :mediatorSite, :dataName,
                        :dataContact)
                """)
                .param("version", version)
                .param("now", Columns.utc(now))
                .param("account", account)
                .param("legalName", of(said.enterprise(), Enterprise::legalName))
                .param("legalForm", of(said.enterprise(), Enterprise::legalForm))
                .param("registration", of(said.enterprise(), Enterprise::registration))
                .param("siret", of(said.enterprise(), it -> it.siret().value()))
                .param("vatNumber", of(said.enterprise(), IdentityRepository::vatNumber))
                .param("address", of(said.enterprise(), Enterprise::address))
                .param("postcode", of(said.enterprise(), Enterprise::postcode))
                .param("city", of(said.enterprise(), Enterprise::city))
                .param("phone", of(said.enterprise(), Enterprise::phone))
                .param("email", of(said.enterprise(), Enterprise::email))
                .param("publicationDirector", of(said.enterprise(), Enterprise::publicationDirector))
                .param("hostName", of(said.host(), Host::name))
                .param("hostAddress", of(said.host(), Host::address))
                .param("hostPhone", of(said.host(), Host::phone))
                .param("mediatorName", of(said.mediator(), Mediator::name))
                .param("mediatorAddress", of(said.mediator(), Mediator::address))
                .param("mediatorSite", of(said.mediator(), Mediator::site))
                .param("dataName", of(said.dataProtection(), DataProtection::name))
                .param("dataContact", of(said.dataProtection(), DataProtection::contact));
        Constraints.refusing(
                insert::update,
                "operator_identity_pkey",
                () -> new OptimisticLockingFailureException("the identity changed meanwhile"));
    }

    Optional<byte[]> logo() {
        return jdbc.sql("select png from organisations.operator_logo")
                .query((row, _) -> row.getBytes("png"))
                .optional();
    }

    Optional<Instant> logoDrawnAt() {
        return jdbc.sql("select drawn_at from organisations.operator_logo")
                .query((row, _) -> Columns.instant(row, "drawn_at"))
                .optional();
    }

    void saveLogo(byte[] png, Instant now) {
        jdbc.sql("""
                insert into organisations.operator_logo (png, drawn_at) values (:png, :now)
                on conflict (operator_id) do update set png = excluded.png, drawn_at = excluded.drawn_at
                """).param("png", png).param("now", Columns.utc(now)).update();
    }

    void deleteLogo() {
        jdbc.sql("delete from organisations.operator_logo").update();
    }

    private static IdentityDetails details(ResultSet row) throws SQLException {
        var legalName = row.getString("legal_name");
        var host = row.getString("host_name");
        var mediator = row.getString("mediator_name");
        var data = row.getString("data_name");
        return new IdentityDetails(
                legalName == null ? null : enterprise(row, legalName),
                host == null ? null : new Host(host, row.getString("host_address"), row.getString("host_phone")),
                mediator == null
                        ? null
                        : new Mediator(mediator, row.getString("mediator_address"), row.getString("mediator_site")),
                data == null ? null : new DataProtection(data, row.getString("data_contact")));
    }

    private static Enterprise enterprise(ResultSet row, String legalName) throws SQLException {
        var vatNumber = row.getString("vat_number");
        return new Enterprise(
                legalName,
                row.getString("legal_form"),
                row.getString("registration"),
                new Siret(row.getString("siret")),
                vatNumber == null ? null : new VatNumber(vatNumber),
                row.getString("address"),
                row.getString("postcode"),
                row.getString("city"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("publication_director"));
    }

    private static @Nullable String vatNumber(Enterprise enterprise) {
        var number = enterprise.vatNumber();
        return number == null ? null : number.value();
    }

    private static <T> @Nullable String of(@Nullable T whole, Function<T, @Nullable String> part) {
        return whole == null ? null : part.apply(whole);
    }

    /** What was said last, and how often something was. */
    record Said(IdentityDetails details, int version) {}
}
