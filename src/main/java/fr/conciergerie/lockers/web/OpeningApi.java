package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.Banks;
import fr.conciergerie.lockers.Opening;
import fr.conciergerie.lockers.OpeningId;
import fr.conciergerie.lockers.Openings;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.Network;
import fr.conciergerie.web.RateLimits;
import fr.conciergerie.web.RateLimits.Limit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the controller of a connected bank asks over the API: to be let in, and whether a code opens. */
@RestController
@RequestMapping(path = "/api/v1/lockers/{bank}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Lockers")
class OpeningApi {

    private static final String CREDENTIAL = "Bank-Credential";

    /** Of a pad, whoever stands before it: a moment later it asks again. */
    private static final Limit WRONG_CODES = new Limit("locker-code", 5, Duration.ofMinutes(1));

    /** Of a caller that is no bank, whichever it names: the bank itself does not notice. */
    private static final Limit WRONG_CALLERS = new Limit("locker-credential", 20, Duration.ofMinutes(10));

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");

    private final Openings openings;
    private final Banks banks;
    private final RateLimits limits;

    OpeningApi(Openings openings, Banks banks, RateLimits limits) {
        this.openings = openings;
        this.banks = banks;
        this.limits = limits;
    }

    @Schema(name = "LockerCode")
    record CodeBody(@Schema(example = "407193") @Nullable String code) {}

    /**
     * A door that is about to open.
     *
     * @param notAfter after which it stays shut
     */
    @Schema(name = "LockerOpening")
    record OpeningBody(OpeningId id, @Schema(example = "A3") String compartment, Instant notAfter) {

        static OpeningBody of(Opening it) {
            return new OpeningBody(it.id(), it.compartment(), it.notAfter());
        }
    }

    @Schema(name = "LockerEnrolment")
    record EnrolmentBody(
            @Schema(description = "Which the manager was shown") @Nullable
            String token) {}

    /** A bank that has been let in. */
    @Schema(name = "EnrolledLockerBank")
    record EnrolledBody(
            @Schema(description = "The name of its controller at the broker too")
            BankId bank,

            @Schema(description = "For `Bank-Credential`, from now on; it is not shown again")
            String credential,

            @Schema(example = "conciergerie/v1/01987654-3210-7abc-8def-0123456789ab")
            String topics) {}

    @PostMapping("/openings")
    @Operation(
            operationId = "openCompartment",
            summary = "Ask whether a code opens",
            description =
                    "By the controller of a connected bank, with the bank’s own credential. 200 says which door; the order to open it"
                            + " follows at the broker. 403 where the code opens nothing; 429 where too many have been wrong in a row.")
    OpeningBody open(
            @PathVariable BankId bank,
            @Parameter(description = "What the enrolment has answered")
                    @RequestHeader(name = CREDENTIAL, required = false)
                    @Nullable
                    String credential,
            @RequestBody CodeBody body,
            HttpServletRequest request) {
        var it = Optional.ofNullable(credential)
                .flatMap(LinkToken::read)
                .filter(token -> Tenant.call(token.operator(), () -> openings.isTheBank(bank, token.hash())))
                .orElseThrow(() -> wrongCaller(request));
        var digits = body.code();
        if (digits == null || !DIGITS.matcher(digits).matches()) {
            throw new Refused("lockers.code-is-missing");
        }
        limits.take(WRONG_CODES, bank.toString());
        var opening = Tenant.call(it.operator(), () -> openings.byCode(bank, digits))
                .orElseThrow(() -> new AccessDeniedException("no such code"));
        limits.giveBack(WRONG_CODES, bank.toString());
        return OpeningBody.of(opening);
    }

    @PostMapping("/enrolment")
    @Operation(
            operationId = "enrolLockerBank",
            summary = "Let the controller of a bank in",
            description = "For the token that the manager was shown: once, within an hour.")
    ResponseEntity<EnrolledBody> enrol(
            @PathVariable BankId bank, @RequestBody EnrolmentBody body, HttpServletRequest request) {
        var credential = Optional.ofNullable(body.token())
                .flatMap(LinkToken::read)
                .flatMap(token -> Tenant.call(token.operator(), () -> banks.enrol(bank, token)))
                .orElseThrow(() -> wrongCaller(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new EnrolledBody(bank, credential.text(), "conciergerie/v1/" + bank));
    }

    private AccessDeniedException wrongCaller(HttpServletRequest request) {
        limits.take(WRONG_CALLERS, Network.of(request));
        return new AccessDeniedException("not the bank");
    }
}
