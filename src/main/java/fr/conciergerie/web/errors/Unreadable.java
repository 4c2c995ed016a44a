package fr.conciergerie.web.errors;

import fr.conciergerie.shared.Refused;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is off with a JSON body, without a word of how we read it. */
final class Unreadable {

    private Unreadable() {}

    static Problem problem(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            switch (cause) {
                case TooLarge tooLarge -> {
                    return tooLarge.problem();
                }
                case InvisibleCharacter _ -> {
                    return InvisibleCharacter.PROBLEM;
                }
                default -> {}
            }
        }
        return switch (unreadable.getCause()) {
            case DatabindException mismatch -> mismatch(mismatch);
            case StreamConstraintsException _ -> Problem.of(400);
            case InputCoercionException tooBig -> mismatch(tooBig);
            case StreamReadException syntax -> syntax(syntax);
            case JacksonException _ -> Problem.of(400);
            case null, default -> Problem.of(400, new Refused("web.problem.empty"));
        };
    }

    private static Problem syntax(StreamReadException syntax) {
        var where = syntax.getLocation();
        if (where != null && isTwice(syntax)) {
            return Problem.of(400, new Refused("web.problem.repeated-field", where.getLineNr(), where.getColumnNr()));
        }
        return where == null
                ? Problem.of(400)
                : Problem.of(400, new Refused("web.problem.not-json", where.getLineNr(), where.getColumnNr()));
    }

    /** The reader has no class of its own for it. */
    private static boolean isTwice(StreamReadException syntax) {
        return syntax.getOriginalMessage().startsWith("Duplicate Object property");
    }

    private static Problem mismatch(JacksonException mismatch) {
        var field = field(mismatch);
        if (mismatch.getCause() instanceof Refused refused) {
            return field.isEmpty()
                    ? Problem.of(Problems.status(refused), refused)
                    : Problem.at(Problems.status(refused), field, refused);
        }
        return field.isEmpty() ? Problem.of(400) : Problem.at(400, field, reason(mismatch));
    }

    private static Refused reason(JacksonException mismatch) {
        return switch (mismatch) {
            case UnrecognizedPropertyException _ -> new Refused("web.problem.unknown-field");
            case InvalidNullException _ -> new Refused("web.problem.missing-field");
            case InvalidFormatException wrong
            when wrong.getTargetType() != null && wrong.getTargetType().isEnum() ->
                new Refused("web.problem.one-of", constants(wrong.getTargetType()));
            default -> new Refused("web.problem.wrong-value");
        };
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Where in the body: {@code lines[0].quantity}. */
    private static String field(JacksonException mismatch) {
        var field = new StringBuilder();
        for (var step : mismatch.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }
}
