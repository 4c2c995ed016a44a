package fr.conciergerie.web.errors;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.RefusedForm;
import fr.conciergerie.web.TooManyTries;
import fr.conciergerie.web.access.ForeignForm;
import fr.conciergerie.web.access.ScopeMissing;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Which problem an exception is. The one table from what can go wrong to what HTTP calls it. */
final class Problems {

    private Problems() {}

    /** Empty when nobody foresaw it: a fault of ours. */
    static Optional<Problem> of(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case Exception body when Unfinished.is(body) -> unfinished();
                    case RefusedForm form ->
                        Problem.of(422, form).with(form.errors().byField());
                    case Refused refused -> refused(refused);
                    case NotFound _ -> Problem.of(404);
                    // Two who wait for each other are two who changed the same: one of them is to look again.
                    case ConcurrencyFailureException _ -> Problem.of(409);
                    case ScopeMissing missing -> Problem.of(403, new Refused("web.problem.scope", missing.scope()));
                    case ForeignForm _ -> Problem.of(403, new Refused("web.problem.foreign-form"));
                    case CsrfException _ -> Problem.of(403, new Refused("web.problem.old-form"));
                    case AccessDeniedException _ -> Problem.of(403);
                    case TooManyTries tries -> tooManyTries(tries);
                    case AuthenticationException _ -> Problem.of(401);
                    case TooLarge tooLarge -> tooLarge.problem();
                    case InvisibleCharacter _ -> InvisibleCharacter.PROBLEM;
                    case HttpMessageNotReadableException unreadable -> Unreadable.problem(unreadable);
                    case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
                    case MethodArgumentNotValidException invalid -> invalid(invalid.getBindingResult());
                    case BindException invalid -> invalid(invalid.getBindingResult());
                    case MissingServletRequestParameterException missing -> missing(missing.getParameterName());
                    case MissingServletRequestPartException missing -> missing(missing.getRequestPartName());
                    case MaxUploadSizeExceededException _ -> Problem.of(413);
                    case MultipartException _ -> Problem.of(400);
                    case InvalidParameterException parameters -> Problem.of(parameters.getErrorCode());
                    case HttpRequestMethodNotSupportedException method -> method(method);
                    case ErrorResponse response -> foreseen(response);
                    default -> null;
                });
    }

    /** Nobody knows what of it comes next on the line, so the line ends. */
    private static Problem unfinished() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONNECTION, "close");
        return Problem.of(408).with(headers);
    }

    private static Problem refused(Refused refused) {
        return Problem.of(status(refused), refused);
    }

    static int status(Refused refused) {
        return switch (refused.kind()) {
            case CONFLICT -> 409;
            case INVALID -> 422;
            case MALFORMED -> 400;
        };
    }

    private static Problem tooManyTries(TooManyTries tries) {
        var headers = new HttpHeaders();
        headers.set(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(tries.holdOff().plusSeconds(1).toSeconds()));
        return Problem.of(429, new Refused("web.problem.too-many-tries", tries.minutes()))
                .with(headers);
    }

    /** An address with something that is no key leads nowhere; a parameter that is off can be corrected. */
    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (isInPath(mismatch.getParameter())) {
            return Problem.of(404);
        }
        return mismatch.getMostSpecificCause() instanceof Refused refused
                ? Problem.at(status(refused), mismatch.getName(), refused)
                : Problem.of(400, new Refused("web.problem.wrong-parameter", mismatch.getName()));
    }

    private static boolean isInPath(@Nullable MethodParameter parameter) {
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static Problem invalid(BindingResult result) {
        var fields = new LinkedHashMap<String, Refused>();
        result.getFieldErrors()
                .forEach(error -> fields.putIfAbsent(error.getField(), new Refused("web.problem.wrong-value")));
        return Problem.of(400).with(fields);
    }

    private static Problem missing(String parameter) {
        return Problem.of(400, new Refused("web.problem.missing-parameter", parameter));
    }

    private static Problem method(HttpRequestMethodNotSupportedException refused) {
        var supported = refused.getSupportedMethods();
        var allowed = supported == null ? "" : String.join(", ", supported);
        return (allowed.isEmpty() ? Problem.of(405) : Problem.of(405, new Refused("web.problem.method", allowed)))
                .with(refused.getHeaders());
    }

    private static @Nullable Problem foreseen(ErrorResponse response) {
        var status = response.getStatusCode();
        return status.is4xxClientError() ? Problem.of(status.value()).with(headers(response)) : null;
    }

    private static HttpHeaders headers(ErrorResponse response) {
        var headers = new HttpHeaders();
        headers.putAll(response.getHeaders());
        return headers;
    }
}
